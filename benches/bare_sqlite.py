"""The rows that one submission writes, without the program, into a copy of its own schema with all indexes and the search
index: SQLite, WAL, synchronous=FULL, one prepared connection. Usage: bare_sqlite.py SECONDS DATABASE [ROWS_A_COMMIT]"""
import sqlite3
import sys
import time

seconds, path = float(sys.argv[1]), sys.argv[2]
together = int(sys.argv[3]) if len(sys.argv) > 3 else 1
db = sqlite3.connect(path, isolation_level=None)
db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000; PRAGMA secure_delete=ON;")
statement = db.execute("SELECT max(statement_id) FROM identity").fetchone()[0]
opinion = db.execute(f"SELECT min(id) FROM opinion WHERE statement_id = {statement}").fetchone()[0]


def row(table, where):
    cursor = db.execute(f"SELECT * FROM {table} WHERE {where} LIMIT 1")
    found = dict(zip([column[0] for column in cursor.description], cursor.fetchone()))
    # What the database works out of another column is not written.
    made = {name for _, name, *_, hidden in db.execute(f"PRAGMA table_xinfo({table})") if hidden > 1}
    return {name: value for name, value in found.items() if name not in made}


tables = {
    "statement": row("statement", f"id = {statement}"),
    "identity": row("identity", f"statement_id = {statement}"),
    "opinion": row("opinion", f"id = {opinion}"),
    "opinion_text": row("opinion_text", f"id = {opinion}"),
    "journal": row("journal", f"subject = 'opinion' AND subject_id = {opinion}"),
    "deadline": row("deadline", f"opinion_id = {opinion}"),
    "tally": row("tally", "figure = 'received'"),
}
sql = {
    table: f"INSERT INTO {table} ({','.join(values)}) VALUES ({','.join('?' * len(values))})"
    for table, values in tables.items()
}


def put(table, **change):
    return db.execute(sql[table], [change.get(name, value) for name, value in tables[table].items()]).lastrowid


began, n = time.perf_counter(), 0
while time.perf_counter() - began < seconds:
    db.execute("BEGIN IMMEDIATE")
    for _ in range(together):
        n += 1
        said = put("statement", id=None, code=f"BARE-{together}-{n}", once=f"bare-{together}-{n}")
        put("identity", statement_id=said)
        matter = put("opinion", id=None, statement_id=said, code=f"BARE-{together}-{n}")
        put("opinion_text", id=matter)
        put("journal", id=None, subject_id=matter, once=None)
        put("deadline", id=None, opinion_id=matter)
        for _ in range(4):
            put("tally", id=None)
    db.execute("COMMIT")
print(f"{n / (time.perf_counter() - began):.0f} submissions/s, {together} a commit")
