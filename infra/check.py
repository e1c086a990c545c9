"""What must hold of the compiled template, of the queries of the alerts and of the workbook. Run by check.sh.

Usage: check.py COMPILED (the JSON that `bicep build-params --stdout` writes)
"""

import json
import re
import sys
from pathlib import Path

INFRA = Path(__file__).parent
REPOSITORY = INFRA.parent
SECRET = re.compile(r"listKeys|listAccountSas|listServiceSas|listCredentials|connectionstring|instrumentationkey|password|accountkey", re.I)


def templates(template, name="main"):
    """The template and, one after the other, those of its modules."""
    yield name, template
    resources = template.get("resources", [])
    for resource in resources.values() if isinstance(resources, dict) else resources:
        if resource.get("type") == "Microsoft.Resources/deployments":
            yield from templates(resource["properties"]["template"], resource["name"])


def resources_of(template):
    resources = template.get("resources", [])
    return resources.values() if isinstance(resources, dict) else resources


class Check:
    def __init__(self, main):
        self.main = main
        self.all = [(name, resource) for name, template in templates(main) for resource in resources_of(template) if not resource.get("existing")]
        self.mistakes = []

    def of(self, kind):
        found = [resource for _, resource in self.all if resource["type"] == kind]
        self.expect(found, f"{kind}: there is none")
        return found

    def expect(self, holds, mistake):
        if not holds:
            self.mistakes.append(mistake)

    def storage(self):
        for account in self.of("Microsoft.Storage/storageAccounts"):
            properties = account["properties"]
            for setting, wanted in {
                "allowSharedKeyAccess": False, "allowBlobPublicAccess": False, "supportsHttpsTrafficOnly": True,
                "minimumTlsVersion": "TLS1_2", "allowCrossTenantReplication": False,
            }.items():
                self.expect(properties.get(setting) == wanted, f"storage: {setting} is {properties.get(setting)}, not {wanted}")
        for service in self.of("Microsoft.Storage/storageAccounts/blobServices"):
            properties = service["properties"]
            self.expect(properties.get("isVersioningEnabled") is True, "blobs: versions are off")
            for policy in "deleteRetentionPolicy", "containerDeleteRetentionPolicy":
                self.expect(properties.get(policy, {}).get("enabled") is True, f"blobs: {policy} is off")
        for container in self.of("Microsoft.Storage/storageAccounts/blobServices/containers"):
            self.expect(container["properties"].get("publicAccess") == "None", f"container {container['name']} is public")
        for policy in self.of("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"):
            self.expect("exportsContainerName" in policy["name"], "the exports are not immutable")
        self.of("Microsoft.Storage/storageAccounts/managementPolicies")

    def app(self):
        for app in self.of("Microsoft.Web/sites"):
            properties = app["properties"]
            config = properties.get("siteConfig", {})
            self.expect(properties.get("httpsOnly") is True, "app: plain HTTP is let in")
            self.expect(config.get("minTlsVersion") in ("1.2", "1.3"), "app: TLS below 1.2")
            self.expect(config.get("ftpsState") == "Disabled", "app: FTP is on")
            self.expect(app.get("identity", {}).get("type") == "UserAssigned", "app: no identity of its own")
            deployment = properties["functionAppConfig"]["deployment"]["storage"]["authentication"]["type"]
            self.expect(deployment.endswith("Identity"), f"app: deployed by {deployment}")
        passwords = self.of("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
        self.expect(len(passwords) == 2 and all(policy["properties"]["allow"] is False for policy in passwords), "app: publishing takes a password")

    def vault(self):
        for vault in self.of("Microsoft.KeyVault/vaults"):
            for setting in "enableRbacAuthorization", "enableSoftDelete", "enablePurgeProtection":
                self.expect(vault["properties"].get(setting) is True, f"vault: {setting} is off")
        self.expect(not [1 for _, resource in self.all if resource["type"] == "Microsoft.KeyVault/vaults/secrets"], "a secret passes through the template")

    def telemetry(self):
        for component in self.of("Microsoft.Insights/components"):
            properties = component["properties"]
            self.expect(properties.get("DisableLocalAuth") is True, "telemetry is taken without an identity")
            self.expect("WorkspaceResourceId" in properties, "Application Insights has no workspace")
        for account in self.of("Microsoft.OperationalInsights/workspaces"):
            self.expect(account["properties"]["features"].get("disableLocalAuth") is True, "logs are taken without an identity")

    def parameters_and_outputs(self):
        for name, template in templates(self.main):
            for parameter, facts in template.get("parameters", {}).items():
                described = facts.get("metadata", {}).get("description")
                self.expect(described, f"{name}: parameter {parameter} has no description")
                # Secrets go into the vault by hand; none may even be asked for.
                self.expect("secure" not in facts["type"].lower(), f"{name}: parameter {parameter} is a secret")
            for output, facts in template.get("outputs", {}).items():
                self.expect(facts.get("metadata", {}).get("description"), f"{name}: output {output} has no description")
                self.expect(not SECRET.search(json.dumps(facts["value"])), f"{name}: output {output} may tell a secret")

    def alerts(self):
        """An alert hears what the code says; when the words change there, it would be deaf without a word."""
        source = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "src").rglob("*.cs"))
        messages = re.findall(r'LoggerMessage\([^"]*"([^"]+)"', source)
        functions = set(re.findall(r'\[Function\("(\w+)"\)\]', source)) | set(re.findall(r'public const string \w+ = "(\w+)"', source))
        manual = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
        files = {path.stem for path in (INFRA / "alerts").glob("*.kql")}
        named = set(re.findall(r"'([a-z-]+)'", (INFRA / "modules" / "alerts.bicep").read_text(encoding="utf-8"))) | {"storage-transactions"}
        queries = {path.name: re.sub(r"//.*", "", path.read_text(encoding="utf-8")) for path in sorted((INFRA / "alerts").glob("*.kql"))}
        for name in files:
            self.expect(name in named, f"{name}.kql is no alert")
        for item in json.loads((INFRA / "workbook.json").read_text(encoding="utf-8"))["items"]:
            queries[f"workbook.json, {item['name']}"] = item["content"].get("query", "")
        for query, text in queries.items():
            for place, words in re.findall(r'Message (startswith|endswith|has|==) "([^"]+)"', text):
                self.expect(any(fits(place, words, message) for message in messages), f"{query}: nothing logs '{words}'")
            for group in re.findall(r'OperationName (?:in|==) \(?([^)|\n]+)', text):
                for name in re.findall(r'"(\w+)"', group):
                    self.expect(name in functions, f"{query}: there is no function {name}")
        for alert in sorted(files | {"storage-transactions"}):
            self.expect(f"### {alert}\n" in manual, f"docs/operations.md does not say what to do about {alert}")

    def settings(self):
        """Each setting of the app is one that docs/settings.md knows."""
        known = (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")
        code = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "src").rglob("*Options.cs"))
        # Sign-in through App Service has its own page: docs/security.md.
        known += " AppService "
        code += " AppService "
        for setting in re.findall(r"\b(Khcn__\w+)", (INFRA / "modules" / "settings.bicep").read_text(encoding="utf-8")):
            last = [part for part in setting.rstrip("_").split("__") if not part.isdigit()][-1]
            self.expect(last in known and f" {last} " in code, f"settings.bicep: {setting} is no setting of the product")


def fits(place, words, message):
    if place == "startswith":
        return message.startswith(words)
    if place == "endswith":
        # 'Cycle … its orchestration was missing': the word stands where the message has a place for it.
        return message.endswith(words) or (message.endswith("}") and " " not in words)
    return words in message if place == "has" else message == words


def main(compiled):
    text = json.loads(Path(compiled).read_text(encoding="utf-8"))
    check = Check(json.loads(text["templateJson"]))
    for part in check.storage, check.app, check.vault, check.telemetry, check.parameters_and_outputs, check.alerts, check.settings:
        part()
    for mistake in check.mistakes:
        print(mistake, file=sys.stderr)
    return 1 if check.mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
