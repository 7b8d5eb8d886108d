export { describeApi, type Description } from './describe-api.js';
export { type OpenApiDocument } from './document.js';
