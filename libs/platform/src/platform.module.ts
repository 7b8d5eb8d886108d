import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { HouseModule } from './house.js';
import { RequestSweep } from './http/request-sweep.js';
import { platformProblems } from './http/platform.problems.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { backupEvents } from './backup/backup.events.js';
import { backupProblems } from './backup/backup.problems.js';
import { BackupsController } from './backup/backups.controller.js';
import { BackupJob, Backups, MANAGE_BACKUPS, NightlyBackup } from './backup/backups.service.js';
import { HandlerRunner } from './ledger/handler-runner.js';
import { LedgerAnchors } from './ledger/checks/ledger-anchors.js';
import {
  VERIFY_LEDGER,
  LedgerCheckJob,
  LedgerChecks,
  NightlyLedgerChecks,
} from './ledger/checks/ledger-checks.service.js';
import { LedgerChecksController } from './ledger/checks/ledger-checks.controller.js';
import { ledgerProblems } from './ledger/checks/ledger.problems.js';
import { LedgerAuditor } from './ledger/ledger-auditor.js';
import { LedgerCursor } from './ledger/ledger-cursor.entity.js';
import { LedgerEventRow } from './ledger/ledger-event.entity.js';
import { LedgerFigures } from './ledger/ledger-figures.js';
import { LedgerHead } from './ledger/ledger-head.entity.js';
import { LedgerListener } from './ledger/ledger-listener.js';
import { LedgerNewsroom } from './ledger/ledger-news.js';
import { Ledger } from './ledger/ledger.js';
import { Sealer } from './ledger/sealer.js';
import { LiveHub } from './live/live-hub.js';
import { Live } from './live/live.js';
import { ChannelsController } from './messages/channels/channels.controller.js';
import { Channels, TEST_MESSAGES } from './messages/channels/channels.service.js';
import { Delivery } from './messages/delivery.js';
import { mailTest } from './messages/channels/mail-test.js';
import { Message } from './messages/message.entity.js';
import { messageEvents } from './messages/message.events.js';
import { messageProblems } from './messages/message.problems.js';
import { MessagesController } from './messages/messages.controller.js';
import { Messages, SEND_MESSAGES } from './messages/messages.service.js';
import { Outbox } from './messages/outbox.js';
import { Enclosures } from './messages/enclosures.js';
import { TemplateBook } from './messages/templates/template-book.js';
import { TemplateWording } from './messages/templates/template-wording.entity.js';
import { TemplatesController } from './messages/templates/templates.controller.js';
import { Templates, WORD_MESSAGES } from './messages/templates/templates.service.js';
import { Transports } from './messages/transport.js';
import { Floor1795305600001 } from './migrations/1795305600001-floor.js';
import { Ledger1795305600002 } from './migrations/1795305600002-ledger.js';
import { Messages1795305600003 } from './migrations/1795305600003-messages.js';
import { Idempotency1795305600010 } from './migrations/1795305600010-idempotency.js';
import { RateLimit1795305600011 } from './migrations/1795305600011-rate-limit.js';
import { Install1795305600090 } from './migrations/1795305600090-install.js';
import { Webhooks1795315600070 } from './migrations/1795315600070-webhooks.js';
import { LedgerChecks1795315600080 } from './migrations/1795315600080-ledger-checks.js';
import { OnBehalfOf1795316600010 } from './migrations/1795316600010-on-behalf-of.js';
import { PrivacyRequests1795315600082 } from './migrations/1795315600082-privacy-requests.js';
import { Consents1795316600051 } from './migrations/1795316600051-consents.js';
import { MessageChoices1795316600054 } from './migrations/1795316600054-message-choices.js';
import { PrivacyAnswers1795316600050 } from './migrations/1795316600050-privacy-answers.js';
import { Backups1795315600081 } from './migrations/1795315600081-backups.js';
import { Letters1795316600020 } from './migrations/1795316600020-letters.js';
import { TemplateWordings1795316600021 } from './migrations/1795316600021-template-wordings.js';
import { HouseHealthController } from './health/house-health.controller.js';
import { HouseHealth, READ_HEALTH } from './health/house-health.service.js';
import { MessageChoices } from './privacy/message-choices.service.js';
import { PersonRegister } from './privacy/person-register.js';
import { platformPersonal } from './privacy/platform-personal.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { privacyProblems } from './privacy/privacy.problems.js';
import { MANAGE_PRIVACY } from './privacy/privacy-request.lifecycle.js';
import { PrivacyRequests, Retention } from './privacy/privacy.service.js';
import { InstallationKey } from './signing/installation-key.js';
import { WebhookCourier } from './webhooks/courier.js';
import { WebhookTargets } from './webhooks/targets.js';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.js';
import { WebhookDeliveries } from './webhooks/webhook-deliveries.service.js';
import { webhookEvents, webhookTemplates } from './webhooks/webhook-messages.js';
import { webhookProblems } from './webhooks/webhook.problems.js';
import { WebhookEventTypesController, WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhookDelivery, WebhookFanOut, WebhookSweep } from './webhooks/webhooks.handlers.js';
import { MANAGE_WEBHOOKS, Webhooks } from './webhooks/webhooks.service.js';
import { Worker } from './worker/worker.js';

const PARTS = [
  LedgerNewsroom,
  Ledger,
  Backups,
  BackupJob,
  NightlyBackup,
  InstallationKey,
  LedgerAnchors,
  LedgerAuditor,
  LedgerChecks,
  LedgerCheckJob,
  NightlyLedgerChecks,
  Sealer,
  HandlerRunner,
  LedgerListener,
  LedgerFigures,
  LiveHub,
  Live,
  Jobs,
  JobRunner,
  Transports,
  Enclosures,
  TemplateBook,
  Templates,
  Channels,
  Outbox,
  HouseHealth,
  PersonRegister,
  MessageChoices,
  PrivacyRequests,
  Retention,
  Delivery,
  Messages,
  RequestSweep,
  WebhookTargets,
  WebhookCourier,
  Webhooks,
  WebhookDeliveries,
  WebhookFanOut,
  WebhookDelivery,
  WebhookSweep,
  Worker,
];

@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [
    BackupsController,
    LedgerChecksController,
    HouseHealthController,
    MessagesController,
    TemplatesController,
    ChannelsController,
    PrivacyController,
    WebhooksController,
    WebhookDeliveriesController,
    WebhookEventTypesController,
  ],
  providers: PARTS,
  exports: PARTS,
})
export class PlatformModule {}

/** The floor itself as a module of the house: HTTP, ledger, live streams, jobs, messages. */
export const platform: HouseModule = {
  name: 'platform',
  nest: PlatformModule,
  entities: [LedgerEventRow, LedgerHead, LedgerCursor, Message, TemplateWording],
  migrations: [
    Floor1795305600001,
    Ledger1795305600002,
    Messages1795305600003,
    Idempotency1795305600010,
    RateLimit1795305600011,
    Install1795305600090,
    Webhooks1795315600070,
    LedgerChecks1795315600080,
    Backups1795315600081,
    PrivacyRequests1795315600082,
    OnBehalfOf1795316600010,
    Letters1795316600020,
    PrivacyAnswers1795316600050,
    Consents1795316600051,
    TemplateWordings1795316600021,
    MessageChoices1795316600054,
  ],
  personal: platformPersonal,
  appendOnly: ['ledger_event', 'ledger_anchor', 'template_wording'],
  readOnly: ['ledger_head', 'install'],
  problems: {
    ...platformProblems,
    ...ledgerProblems,
    ...webhookProblems,
    ...backupProblems,
    ...privacyProblems,
    ...messageProblems,
  },
  events: { ...backupEvents, ...webhookEvents, ...messageEvents },
  messages: [...webhookTemplates, mailTest],
  permissions: {
    [WORD_MESSAGES]: ['information_editor', 'head', 'administrator'],
    [TEST_MESSAGES]: ['head', 'administrator'],
    [SEND_MESSAGES]: ['counter', 'verifier', 'head', 'administrator'],
    'platform:messages:read': ['counter', 'verifier', 'head', 'administrator'],
    [MANAGE_WEBHOOKS]: ['administrator'],
    [READ_HEALTH]: ['head', 'auditor', 'administrator'],
    [MANAGE_PRIVACY]: ['head', 'administrator'],
    [MANAGE_BACKUPS]: ['administrator'],
    [VERIFY_LEDGER]: ['auditor', 'head', 'administrator'],
  },
};
