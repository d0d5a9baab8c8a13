"""How good reading and weighing are. Rule: it only compares; nothing that is measured here is decided here."""
