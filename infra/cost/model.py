"""What a year costs, from measured counts and the prices in prices.json. `python3 infra/cost/model.py` prints the tables of docs/cost.md."""

import json
from dataclasses import dataclass
from pathlib import Path

FACTS = json.loads(Path(__file__).with_name("prices.json").read_text(encoding="utf-8"))
PRICE = {name: facts["usd"] for name, facts in FACTS["prices"].items()}
FREE = FACTS["free"]
DAYS, MONTHS = 365, 12

# Measured by bench/cost (100 and 1000 units): transactions of a cycle up to its first draft.
CYCLE_FIXED = 1533 - 100 * 4.880
CYCLE_UNIT = 4.880

# Measured on the local host against an account that is no emulator, idle, in operations a day; one engine.
IDLE = json.loads(Path(__file__).with_name("idle.json").read_text(encoding="utf-8"))["aDay"]

# Counted in the code: timers a day (PollMailbox 288, SweepMail 96, SweepInbound 96, EnsureCycles 1, NightlyExport 3).
TIMER_RUNS = 288 + 96 + 96 + 1 + 3

# Assumed. The Functions host renews the locks of its timers and its own; not measured, since that needs Azure.
HOST_LOCKS = 5 * 24 * 3600 // 30
REQUESTS_UNIT, REQUESTS_CYCLE = 60, 3000  # pages of a unit, and of HCTH and the leaders, in a cycle
ROUNDS, EXECUTIONS_ROUND = 90, 8  # working mornings and other wakings of a cycle; orchestrator turns and activities in each
MAILS_UNIT, MAILS_CYCLE = 5, 80  # request, reminders, receipt, approval; lists, drafts, dispatch
MEMORY_GB, LEAST_SECONDS = 2, 1  # of an instance; billed for the shortest execution
LOG_KB_EXECUTION = 6
UNIT_MB = 5  # rows, files, mails of a unit's report in a year
UNIT_FILES = 20  # blobs of a unit's report in a year; an export reads each, and again in the archive
EXPORTS = 60  # of infra/main.bicep, each of everything


@dataclass(frozen=True)
class Deployment:
    """One app with one storage account, serving so many departments."""

    departments: int
    units: int = 15

    def a_year(self):
        """Counts of a year."""
        reports = self.departments * self.units
        executions = TIMER_RUNS * DAYS + reports * REQUESTS_UNIT + self.departments * (REQUESTS_CYCLE + ROUNDS * EXECUTIONS_ROUND)
        return {
            "storage, idle": sum(IDLE.values()) * DAYS + HOST_LOCKS * DAYS,
            "storage, cycles": self.departments * CYCLE_FIXED + reports * CYCLE_UNIT,
            "executions": executions,
            "GB-seconds": executions * MEMORY_GB * LEAST_SECONDS,
            "mails": reports * MAILS_UNIT + self.departments * MAILS_CYCLE,
            "MB of logs": executions * LOG_KB_EXECUTION / 1000,
            "MB kept": reports * UNIT_MB,
            "MB of exports": reports * UNIT_MB * EXPORTS,
        }

    def cost(self):
        """US dollars a year, for each meter."""
        count = self.a_year()

        def above(amount, free_a_month, price):
            return max(0, amount - free_a_month * MONTHS) * price

        return {
            "alerts": (11 * PRICE["logAlertRule"] + PRICE["metricAlert"]) * MONTHS,
            "storage, idle": DAYS * (
                IDLE["table"] * PRICE["tableOperation"] + IDLE["queue"] * PRICE["queueOperation"] + (IDLE["blob"] + HOST_LOCKS) * PRICE["blobOperation"]),
            "storage, cycles": count["storage, cycles"] * PRICE["queueOperation"],  # as if all were of the dearest kind
            "storage, kept": count["MB kept"] / 1000 * PRICE["storageGbMonth"] * MONTHS,
            "exports": count["MB of exports"] / 1000 * PRICE["blobGbMonth"] * MONTHS + self.departments * self.units * UNIT_FILES * 2 * DAYS * PRICE["blobOperation"],
            "executions": above(count["executions"], FREE["functionsExecutions"], PRICE["functionsExecution"]),
            "GB-seconds": above(count["GB-seconds"], FREE["functionsGbSeconds"], PRICE["functionsGbSecond"]),
            "logs": above(count["MB of logs"] / 1000, FREE["logGb"], PRICE["logGb"]),
        }


WAYS = (
    ("one department", Deployment(1), 1),
    ("a province, 20 departments in one deployment", Deployment(20), 1),
    ("the nation, 34 such deployments", Deployment(20), 34),
    ("the nation, 680 deployments of one", Deployment(1), 680),
)


def table(title, values):
    names = list(values(Deployment(1)))
    print(f"| {title} | " + " | ".join(name for name, _, _ in WAYS) + " |\n|---|" + "---:|" * len(WAYS))
    for name in names:
        print(f"| {name} | " + " | ".join(f"{values(deployment)[name] * times:,.{2 if values is Deployment.cost else 0}f}" for _, deployment, times in WAYS) + " |")
    if values is Deployment.cost:
        print("| **all, without mail** | " + " | ".join(f"**{sum(deployment.cost().values()) * times:,.0f}**" for _, deployment, times in WAYS) + " |")


if __name__ == "__main__":
    table("a year", Deployment.a_year)
    print()
    table("US dollars a year", Deployment.cost)
