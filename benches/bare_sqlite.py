"""The rows that one submission writes, without the program, into a copy of its own schema with all indexes and the search
index: SQLite, WAL, synchronous=FULL, one writer. Usage: bare_sqlite.py SECONDS DATABASE"""
import sqlite3
import sys
import time

seconds, path = float(sys.argv[1]), sys.argv[2]
db = sqlite3.connect(path, isolation_level=None)
db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000; PRAGMA secure_delete=ON;")
opinion = db.execute("SELECT max(opinion_id) FROM identity").fetchone()[0]


def row(table, where):
    cursor = db.execute(f"SELECT * FROM {table} WHERE {where} LIMIT 1")
    names = [column[0] for column in cursor.description]
    return names, dict(zip(names, cursor.fetchone()))


tables = {
    "opinion": row("opinion", f"id = {opinion}"),
    "identity": row("identity", f"opinion_id = {opinion}"),
    "journal": row("journal", f"subject = 'opinion' AND subject_id = {opinion}"),
    "deadline": row("deadline", f"opinion_id = {opinion}"),
}
sql = {
    table: f"INSERT INTO {table} ({','.join(names)}) VALUES ({','.join('?' * len(names))})"
    for table, (names, _) in tables.items()
}
began, n = time.perf_counter(), 0
while time.perf_counter() - began < seconds:
    n += 1
    db.execute("BEGIN IMMEDIATE")
    new = db.execute(sql["opinion"], [
        {"id": None, "code": f"BARE-{n}", "once": f"bare-{n}"}.get(name, value) for name, value in tables["opinion"][1].items()
    ]).lastrowid
    for table in ("identity", "journal", "deadline"):
        change = {"id": None, "opinion_id": new, "subject_id": new, "once": None}
        db.execute(sql[table], [change[name] if name in change else value for name, value in tables[table][1].items()])
    db.execute("COMMIT")
print(f"{n / (time.perf_counter() - began):.0f} transactions/s")
