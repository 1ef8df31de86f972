-- The rows that one submission writes, without the program: for pgbench.
\set n random(1, 2000000000)
BEGIN;
INSERT INTO bare_opinion (code, words, folded, body) VALUES ('AKT-26-' || :n || '-' || :client_id, repeat('Rác tập kết đầu ngõ ', 5), repeat('rac tap ket dau ngo ', 5), repeat('x', 600));
INSERT INTO bare_side (kind, body) VALUES ('identity', 'Người gửi thử 0912345678');
INSERT INTO bare_side (kind, body) VALUES ('journal', repeat('j', 300));
INSERT INTO bare_side (kind, body) VALUES ('deadline', repeat('d', 400));
COMMIT;
