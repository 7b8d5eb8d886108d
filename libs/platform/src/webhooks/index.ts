export { WebhookCourier } from './courier.js';
export { WebhookTargets } from './targets.js';
export { MANAGE_WEBHOOKS } from './webhooks.service.js';
