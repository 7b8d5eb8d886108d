import { Injectable } from '@nestjs/common';
import { Db, newId } from '@buka-pintu/platform';
import { capabilityToken } from '../secret.js';
import { revokeAll } from './capability.queries.js';

/** The one record a citizen's link opens. */
export interface CapabilitySubject {
  type: 'booking' | 'ticket';
  id: string;
}

/**
 * Secret links of citizens, each on one record. Who holds the link acts for it; whether somebody may have one is the
 * calling module's decision.
 */
@Injectable()
export class Capabilities {
  constructor(private readonly db: Db) {}

  /** @returns the token (`bpc_…`) to put into the link; only its hash is kept */
  async issue(officeId: number, subject: CapabilitySubject): Promise<string> {
    const id = newId(officeId);
    const token = capabilityToken.issue(id);
    await this.db.query(
      `insert into capability (office_id, id, subject_type, subject_id, secret_hash, issued_at)
       values ($1, $2, $3, $4, $5, clock_at())`,
      [officeId, id, subject.type, subject.id, token.hash],
      { name: 'identity.issue-capability' },
    );
    return token.text;
  }

  /** A new link in place of all earlier ones, for someone who lost it. */
  reissue(officeId: number, subject: CapabilitySubject): Promise<string> {
    return this.db.transaction(async () => {
      await revokeAll(this.db, officeId, subject);
      return this.issue(officeId, subject);
    });
  }

  /** @returns how many links stopped working */
  revoke(officeId: number, subject: CapabilitySubject): Promise<number> {
    return revokeAll(this.db, officeId, subject);
  }
}
