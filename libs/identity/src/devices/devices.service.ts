import { Injectable } from '@nestjs/common';
import { Db, isId, newId, officeOf, platformProblems, type StaffPrincipal } from '@buka-pintu/platform';
import { deviceToken } from '../secret.js';
import type { Visit } from '../sessions/session-cookie.js';
import { deviceName } from './device-name.js';
import { deviceRow, endDevice, insertDevice, seeDevice, trustedRows, type DeviceRow } from './device.queries.js';

const TRUSTED_DAYS = 30;
/** Officers that one browser remembers; the cookie stays small. */
const OFFICERS_A_BROWSER = 8;

type KnownDevice = DeviceRow & { office_id: number; token: string };

/** The browsers officers sign in with: where one asked for no second factor, and who was here today on a shared computer. */
@Injectable()
export class Devices {
  constructor(private readonly db: Db) {}

  /** What this browser's cookie stands for, the last used first; what is not ours or over is left out. */
  async known(cookie: string | undefined): Promise<KnownDevice[]> {
    const tokens = (cookie ?? '').split('.').slice(0, OFFICERS_A_BROWSER);
    const found: KnownDevice[] = [];
    for (const token of tokens) {
      const presented = deviceToken.read(token);
      if (!presented || !isId(presented.id)) continue;
      const officeId = officeOf(presented.id);
      const row = await deviceRow(this.db, officeId, presented);
      if (row) found.push({ ...row, office_id: officeId, token });
    }
    return found.sort((a, b) => b.seen_at.getTime() - a.seen_at.getTime());
  }

  /** Whether the officer asked for no second factor in this browser. */
  async trusts(visit: Visit, staffId: string): Promise<boolean> {
    return (await this.known(visit.devices)).some((row) => row.staff_id === staffId && row.trusted);
  }

  /**
   * Notes that the officer signed in whole in this browser, in the caller's transaction.
   * @param trust whether no second factor shall be asked here for thirty days
   * @returns the browser's new cookie
   */
  async note(staffId: string, visit: Visit, trust: boolean): Promise<string> {
    const known = await this.known(visit.devices);
    const mine = known.find((row) => row.staff_id === staffId);
    if (mine) {
      await seeDevice(this.db, mine.office_id, mine.id, trust, TRUSTED_DAYS);
      return this.cookieOf([mine, ...known.filter((row) => row !== mine)]);
    }
    const officeId = officeOf(staffId);
    const id = newId(officeId);
    const { text: token, hash: secretHash } = deviceToken.issue(id);
    const device = deviceName(visit.agent);
    await insertDevice(this.db, { officeId, id, staffId, secretHash, device, trust, days: TRUSTED_DAYS });
    return this.cookieOf([{ token }, ...known]);
  }

  private cookieOf(rows: readonly { token: string }[]): string {
    return rows
      .slice(0, OFFICERS_A_BROWSER)
      .map((row) => row.token)
      .join('.');
  }

  /** Where the officer asked for no second factor. */
  trusted(caller: StaffPrincipal): Promise<DeviceRow[]> {
    return trustedRows(this.db, officeOf(caller.staffId), caller.staffId);
  }

  /** The second factor is asked again there. @throws not_found */
  async forget(caller: StaffPrincipal, id: string): Promise<void> {
    if (!(await endDevice(this.db, officeOf(caller.staffId), caller.staffId, id))) throw platformProblems.notFound();
  }
}
