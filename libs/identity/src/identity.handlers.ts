import { Injectable } from '@nestjs/common';
import { Db, Every } from '@buka-pintu/platform';
import { dropExpiredTokens } from './api-clients/api-client.queries.js';
import { dropOldRequests } from './api-clients/request-log.queries.js';
import { dropOldDevices } from './devices/device.queries.js';
import { dropOldCodes } from './citizens/citizen-code.queries.js';
import { dropExpiredLinks } from './demo/demo.queries.js';
import { dropOldChallenges } from './passkeys/passkey.queries.js';
import { dropOldDeviceSecrets } from './point-devices/point-device.queries.js';
import { dropOldImports } from './staff-import/staff-import.queries.js';
import { dropOldAttempts } from './single-sign-on/sign-in-provider.queries.js';
import { dropOldSessions, dropOldSignOuts } from './sessions/session.queries.js';
import { forgetOld } from './sessions/throttle.queries.js';

/** Forgets what no longer opens anything: nothing about who came when is kept longer than it serves. */
@Injectable()
@Every({ name: 'identity.housekeeping', minutes: 60 })
export class Housekeeping {
  constructor(private readonly db: Db) {}

  async run(): Promise<void> {
    await dropOldSessions(this.db);
    await dropOldSignOuts(this.db);
    await dropExpiredLinks(this.db);
    await forgetOld(this.db);
    await dropOldImports(this.db);
    await dropOldDevices(this.db);
    await dropOldDeviceSecrets(this.db);
    await dropOldCodes(this.db);
    await dropOldAttempts(this.db);
    await dropOldChallenges(this.db);
    await dropExpiredTokens(this.db);
    while ((await dropOldRequests(this.db)) > 0);
  }
}
