import { Injectable } from '@nestjs/common';
import { Db, Ledger, officeOf, platformProblems, Vault, type StaffPrincipal, shortAddress } from '@buka-pintu/platform';
import { openSession, openSessions } from '../account/account.queries.js';
import { endDevice, endDevices, trustedRows } from '../devices/device.queries.js';
import { identityEvents } from '../identity.events.js';
import { endSession } from '../sessions/session.queries.js';
import { addressAt } from '../sessions/sessions.service.js';
import { endSessionsOf } from '../staff/administration.queries.js';
import { StaffAdministration } from '../staff/staff-administration.service.js';
import type { SignedOutView, StaffSessions as StaffSessionsView } from './staff-sessions.dto.js';
import { staffSessionEvents } from './staff-sessions.events.js';

/** Where an officer is signed in, as the administrator of the officer's own office sees and ends it. */
@Injectable()
export class StaffSessions {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly administration: StaffAdministration,
  ) {}

  async list(caller: StaffPrincipal, staffId: string): Promise<StaffSessionsView> {
    await this.administration.managed(caller, staffId);
    const officeId = officeOf(staffId);
    const open = await openSessions(this.db, officeId, staffId);
    const trusted = await trustedRows(this.db, officeId, staffId);
    return {
      staffId,
      sessions: open.map((row) => ({
        id: row.id,
        current: row.id === caller.sessionId,
        device: row.device,
        // Enough to tell the office's network from the world; where somebody lives is not the office's to know.
        address: row.address_sealed && shortAddress(this.vault.open(row.address_sealed, addressAt(row.id))),
        startedAt: row.started_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        secondFactor: row.second_factor,
      })),
      trustedBrowsers: trusted.map((row) => ({
        id: row.id,
        device: row.device,
        seenAt: row.seen_at.toISOString(),
        trustedUntil: row.trusted_until!.toISOString(),
      })),
    };
  }

  /** @throws not_found for a session of somebody else, or one that ended */
  async end(caller: StaffPrincipal, staffId: string, sessionId: string): Promise<void> {
    await this.administration.managed(caller, staffId);
    const officeId = officeOf(staffId);
    if (!(await openSession(this.db, officeId, staffId, sessionId))) throw platformProblems.notFound();
    await this.db.transaction(async () => {
      if (!(await endSession(this.db, officeId, sessionId))) return;
      await this.ledger.append(officeId, identityEvents.staffSignedOut, {
        subject: { type: 'staff', id: staffId },
        payload: { staffId, sessionId },
        actor: caller,
      });
    });
  }

  /** The second factor is asked there again; an open session goes on. @throws not_found */
  async endTrust(caller: StaffPrincipal, staffId: string, deviceId: string): Promise<void> {
    await this.administration.managed(caller, staffId);
    const officeId = officeOf(staffId);
    await this.db.transaction(async () => {
      if (!(await endDevice(this.db, officeId, staffId, deviceId))) throw platformProblems.notFound();
      await this.ledger.append(officeId, staffSessionEvents.browserTrustEnded, {
        subject: { type: 'staff', id: staffId },
        payload: { staffId, deviceId },
        actor: caller,
      });
    });
  }

  /** Ends all sessions but the one this is asked with, and the trust in every browser. A second time finds nothing to end. */
  async signOut(caller: StaffPrincipal, staffId: string): Promise<SignedOutView> {
    await this.administration.managed(caller, staffId);
    const officeId = officeOf(staffId);
    return this.db.transaction(async () => {
      const trustedBrowsers = (await trustedRows(this.db, officeId, staffId)).length;
      const sessions = await endSessionsOf(this.db, officeId, staffId, caller.sessionId);
      await endDevices(this.db, officeId, staffId);
      const ended = { sessions, trustedBrowsers };
      if (sessions + trustedBrowsers > 0)
        await this.ledger.append(officeId, staffSessionEvents.staffSignedOutEverywhere, {
          subject: { type: 'staff', id: staffId },
          payload: { staffId, ...ended },
          actor: caller,
        });
      return ended;
    });
  }
}
