"""What an Accept header asks of the API. Rule: what names neither form wants JSON."""

CSV = "text/csv"


def prefers_csv(accept: str) -> bool:
    """Whether an Accept header ranks CSV above JSON; what names neither wants JSON."""
    ranks = {name: _quality(rest) for name, _, rest in (part.strip().partition(";") for part in accept.split(","))}
    return ranks.get(CSV, 0.0) > ranks.get("application/json", 0.0)


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
