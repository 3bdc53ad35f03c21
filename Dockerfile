# The program in a container: `serve` by default, any other of its commands in its place. Debian and not Alpine: the embedded engine is
# a native module that wants glibc. Nothing is installed with scripts, and nothing but the files named here goes in.
FROM node:24.21.0-bookworm-slim AS manifest
WORKDIR /app
COPY package.json package-lock.json ./

FROM manifest AS build
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
# The documents, which the server shows as pages.
COPY .env.example CITATION.cff CONTRIBUTING.md Dockerfile LICENSE README.md docker-compose.yml ./
COPY docs docs
COPY schema schema
COPY seed/README.md seed/
RUN npm run build

FROM manifest AS modules
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
# The one folder that it writes to, and only the embedded engine does.
RUN install --directory --owner=node --group=node /data
COPY package.json README.md LICENSE ./
COPY --from=modules /app/node_modules node_modules
COPY seed seed
COPY --from=build /app/dist dist
# That is node; by its number, a cluster can hold it to not being root.
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
