# Build: the whole program is one binary; assets, templates, messages and migrations are inside.
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --bin doithoai \
    && install -D -m 755 target/release/doithoai /out/doithoai \
    && install -d -m 750 /out/data

# Run: no compiler, no shell needed, no root.
FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Đối Thoại" \
      org.opencontainers.image.description="Dialogue conferences and citizens' opinions of a Vietnamese commune" \
      org.opencontainers.image.licenses="EUPL-1.2"
# pg_dump and pg_restore for `doithoai backup` and `restore`, of the same release as the server in docker-compose.yml.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/doithoai /usr/local/bin/doithoai
COPY --from=build --chown=10001:10001 /out/data /data
USER 10001:10001
WORKDIR /data
ENV DOITHOAI_LISTEN=0.0.0.0:8080 \
    DOITHOAI_DATA_DIR=/data \
    DOITHOAI_LOG=json
VOLUME ["/data"]
EXPOSE 8080
# The server stops taking connections on TERM and gives running requests 25 seconds.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 CMD ["doithoai", "health"]
ENTRYPOINT ["doithoai"]
CMD ["serve"]
