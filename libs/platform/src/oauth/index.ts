export * from './token-issuer.js';
export { TOKEN_PATH } from './token-route.js';
