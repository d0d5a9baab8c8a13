"""What marks a file as a ledger. Rule: the migrations make what is named here; a test holds them to it."""

APPLICATION_ID = 0x57_44_48_52  # "WDHR": SQLite's own field for which program a file belongs to
HEAD = "0005"  # the newest migration
GUARDS = (
    "entries_never_change",
    "entries_never_go",
    "entries_come_once",
    "recordings_never_change",
    "recordings_never_go",
    "recordings_follow_each_other",
    "texts_never_change",
    "texts_come_once",
    "texts_go_by_purge_only",
    "purged_texts_stay_away",
    "meta_never_changes",
    "meta_never_goes",
)
