"""How migrations run. Rule: on the connection of the ledger being opened, in its one transaction."""

from alembic import context

from wederhoor.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transactional_ddl=True,  # a kill halfway leaves the old schema
)
with context.begin_transaction():
    context.run_migrations()
