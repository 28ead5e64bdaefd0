# The gateway without a desktop. Start it with compose.yaml; docs/containers.md says the rest.
FROM node:20-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build
RUN node scripts/container-files.mjs /image

FROM node:20-slim
COPY --from=build /image/ /
# An empty volume takes owner and mode from here.
RUN install -d -o node -g node -m 0700 /home/node/.openclaw
ENV NODE_ENV=production OPENCLAW_STATE_DIR=/home/node/.openclaw
USER node
WORKDIR /home/node
VOLUME /home/node/.openclaw
EXPOSE 18789
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s --start-interval=2s CMD ["openclaw", "gateway", "status"]
CMD ["openclaw", "gateway", "run"]
