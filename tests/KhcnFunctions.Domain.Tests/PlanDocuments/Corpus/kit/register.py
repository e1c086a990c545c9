"""A department's register, and the names by which its plans call those in it."""


def kind_of(name):
    for start, kind in (("Phòng", "division"), ("Văn phòng", "division"), ("Thanh tra", "division"), ("Ban", "division"), ("Chi cục", "subDepartment"), ("Trung tâm", "centre"),
                        ("Các", "group"), ("UBND các", "group"), ("Ủy ban nhân dân các", "group")):
        if name.startswith(start):
            return kind
    return "agency"


class Register:
    """units: (id, name, short name, *aliases); people: (id, name, role)."""

    def __init__(self, ident, name, short, parent, place, sign, office, units, people=(), recipients=(), successors=()):
        self.agency = {"id": ident, "name": name, "shortName": short, "parentName": parent, "place": place, "sign": sign, "office": office}
        self.units = [{"id": i, "name": n, "shortName": s, "aliases": list(aliases), "kind": kind_of(n), "from": None, "to": None, "successor": None} for i, n, s, *aliases in units]
        self.people = [{"id": i, "name": n, "role": r} for i, n, r in people]
        self.recipients = [{"id": i, "name": n} for i, n in recipients]
        self.by_id = {unit["id"]: unit for unit in self.units}
        for ended, day, successor in successors:
            self.by_id[ended].update(to=day, successor=successor)

    def gold(self):
        return {"agency": self.agency, "units": self.units, "people": self.people, "recipients": self.recipients}

    def called(self, token):
        """'id' the full name, 'id/s' the short name, 'id/0' the first alias."""
        ident, _, which = token.partition("/")
        unit = self.by_id[ident]
        return ident, unit["name"] if not which else unit["shortName"] if which == "s" else unit["aliases"][int(which)]


def split(register, spec):
    """A comma counts before an id, a '?' or a '*'; commas inside a phrase are its own."""
    out = []
    for part in (part.strip() for part in spec.split(",")):
        if part and out and part[0] not in "?*" and part.partition("/")[0] not in register.by_id:
            out[-1] += ", " + part
        elif part:
            out.append(part)
    return out


RELATED = "các phòng, đơn vị liên quan"


def parties(register, spec, join="và"):
    """
    'a, b/s, ?Phòng Lạ, *=và các đơn vị liên quan' → (the words, their gold, whether 'liên quan' is said). '?' is a name that is in no register,
    '*' the rule. join: 'và' (a, b và c), ',' ';' or 'n' (a line each).
    """
    gold, related, words = [], False, []
    for token in split(register, spec):
        if token.startswith("*"):
            related = True
            words.append(token[2:] or RELATED)
        elif token.startswith("?"):
            gold.append({"asWritten": token[1:], "id": None})
            words.append(token[1:])
        else:
            ident, called = register.called(token)
            gold.append({"asWritten": called, "id": ident})
            words.append(called)
    if join == "n":
        text = "\n".join(words)
    elif join == "và" and len(words) > 1:
        text = ", ".join(words[:-1]) + " và " + words[-1]
    else:
        text = {",": ", ", ";": "; "}.get(join, ", ").join(words)
    return text[:1].upper() + text[1:], gold, related
