import { Injectable } from '@nestjs/common';
import {
  Db,
  type DeviceKind,
  type DevicePrincipal,
  type EventDefinition,
  isId,
  Ledger,
  newId,
  officeOf,
  platformProblems,
  type Principal,
  system,
  Vault,
} from '@buka-pintu/platform';
import { deviceBearer } from '../secret.js';
import { freePrefix } from './device-prefix.js';
import { pairingCode, readPairingCode } from './pairing-code.js';
import { PointDevice } from './point-device.entity.js';
import { type PointDeviceEventPayload, pointDeviceEvents } from './point-device.events.js';
import { pointDeviceProblems } from './point-device.problems.js';
import {
  type Beat,
  beginSecret,
  dropUnused,
  insertSecret,
  isDue,
  markCopied,
  noteBeat,
  putPairing,
  retireAll,
  shownSecret,
  takePairing,
} from './point-device.queries.js';

/** What a device of each kind may do, at its own service point only; its operations hold it there. */
const MAY: Record<DeviceKind, ReadonlySet<string>> = {
  kiosk: new Set(['queue:check-ins:create', 'queue:tickets:create']),
  field_unit: new Set(['queue:check-ins:create', 'queue:tickets:create', 'queue:tickets:call', 'queue:tickets:read']),
};

export interface NewPointDevice {
  officeId: number;
  servicePointId: string;
  kind: DeviceKind;
  name: string;
}
/** A code to type at the device, and until when it is good. */
export interface PairingOffer {
  code: string;
  expiresAt: Date;
}

/** Kiosks and field units: registering, pairing, the secrets that replace each other, and the end of them. */
@Injectable()
export class PointDevices {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
  ) {}

  list(officeId: number): Promise<PointDevice[]> {
    return this.db.repo(PointDevice).find({ where: { officeId }, order: { registeredAt: 'ASC', id: 'ASC' } });
  }

  /** @throws not_found, also for another office's */
  async get(officeId: number, id: string): Promise<PointDevice> {
    const found = await this.db.repo(PointDevice).findOneBy({ officeId, id });
    if (!found) throw platformProblems.notFound();
    return found;
  }

  /** Holds the device until the transaction ends: what it sends twice at once is taken one after the other. */
  async hold({ officeId, deviceId: id }: DevicePrincipal): Promise<PointDevice> {
    const found = await this.db.repo(PointDevice).findOne({
      where: { officeId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) throw platformProblems.notFound();
    return found;
  }

  /** @throws devices_too_many */
  register(caller: Principal, fresh: NewPointDevice): Promise<{ device: PointDevice; offer: PairingOffer }> {
    return this.db.transaction(async () => {
      const { officeId } = fresh;
      const living = (await this.list(officeId)).filter(({ revokedAt }) => revokedAt === null);
      const prefix = freePrefix(fresh.kind, new Set(living.map((device) => device.prefix)));
      if (!prefix) throw pointDeviceProblems.devicesTooMany();
      const id = newId(officeId);
      await this.db.repo(PointDevice).insert({
        ...fresh,
        id,
        prefix,
        registeredBy: caller.kind === 'staff' ? caller.staffId : null,
        registeredAt: await this.db.now(),
      });
      const device = await this.get(officeId, id);
      await this.tell(caller, device, pointDeviceEvents.pointDeviceRegistered);
      return { device, offer: await this.offer(officeId, id) };
    });
  }

  /** A new code in place of an earlier one; what is paired goes on until the code is typed. @throws not_found, device_revoked */
  async newCode(officeId: number, id: string): Promise<PairingOffer> {
    return this.db.transaction(async () => {
      const device = await this.get(officeId, id);
      if (device.revokedAt) throw pointDeviceProblems.deviceRevoked();
      return this.offer(officeId, id);
    });
  }

  /** Shuts the device out for good; a second time changes nothing. @throws not_found */
  revoke(caller: Principal, officeId: number, id: string): Promise<PointDevice> {
    return this.db.transaction(async () => {
      const device = await this.get(officeId, id);
      if (device.revokedAt) return device;
      const revokedAt = await this.db.now();
      await this.db.repo(PointDevice).update({ officeId, id }, { revokedAt });
      await this.db.query('delete from device_pairing where office_id = $1 and device_id = $2', [officeId, id]);
      await this.tell(caller, device, pointDeviceEvents.pointDeviceRevoked);
      return { ...device, revokedAt };
    });
  }

  /** A code typed at a machine makes it the device; the machine before it is shut out. @throws pairing_code_wrong */
  pair(typed: string): Promise<{ token: string; device: PointDevice }> {
    return this.db.transaction(async () => {
      const code = readPairingCode(typed);
      const taken = code && (await takePairing(this.db, this.keyOf(code)));
      if (!taken) throw pointDeviceProblems.pairingCodeWrong();
      const { office_id: officeId, device_id: id } = taken;
      const before = await this.get(officeId, id);
      const pairing = before.pairing + 1;
      await this.db
        .repo(PointDevice)
        .update({ officeId, id }, { pairing, pairedAt: await this.db.now(), copiedAt: null });
      await retireAll(this.db, officeId, id);
      const token = await this.issue(officeId, id, pairing, true);
      const device = { ...before, pairing, copiedAt: null };
      await this.tell(system('device-pairing'), device, pointDeviceEvents.pointDevicePaired);
      return { token, device };
    });
  }

  /**
   * Whose token this is.
   * @throws credentials_invalid, device_revoked, device_replaced; device_copied for one that was replaced long ago, and then
   * for every token of the device until it is paired anew
   */
  async ofToken(text: string): Promise<DevicePrincipal> {
    const presented = deviceBearer.read(text);
    if (!presented || !isId(presented.id)) throw platformProblems.credentialsInvalid();
    const officeId = officeOf(presented.id);
    const shown = await shownSecret(this.db, officeId, presented);
    if (!shown) throw platformProblems.credentialsInvalid();
    if (shown.revoked) throw pointDeviceProblems.deviceRevoked();
    if (shown.secret_pairing < shown.pairing) throw pointDeviceProblems.deviceReplaced();
    if (shown.retired && !shown.copied) await this.shutCopies(officeId, presented.id);
    if (shown.retired || shown.copied) throw pointDeviceProblems.deviceCopied();
    if (shown.fresh) await beginSecret(this.db, officeId, presented.id, shown.secret_id);
    return {
      kind: 'device',
      deviceId: presented.id,
      deviceKind: shown.kind,
      officeId,
      servicePointId: shown.service_point_id,
      pairing: shown.pairing,
      permissions: MAY[shown.kind],
    };
  }

  /**
   * Notes that the device is there and how far its clock is off.
   * @returns our instant, the offset in milliseconds, and a token to use from now on when the old one has served its time
   */
  async beat(device: DevicePrincipal, told: Omit<Beat, 'officeId' | 'deviceId'>) {
    const { officeId, deviceId, pairing } = device;
    const noted = await noteBeat(this.db, { ...told, officeId, deviceId });
    if (!(await isDue(this.db, officeId, deviceId))) return { ...noted, token: null };
    await dropUnused(this.db, officeId, deviceId);
    return { ...noted, token: await this.issue(officeId, deviceId, pairing, false) };
  }

  /** Two machines have the memory of this device: neither may go on. */
  async shutCopies(officeId: number, id: string): Promise<void> {
    await this.db.transaction(async () => {
      if (!(await markCopied(this.db, officeId, id))) return;
      const device = await this.get(officeId, id);
      await this.tell(system('device-tokens'), device, pointDeviceEvents.pointDeviceCopied);
    });
  }

  private async issue(officeId: number, deviceId: string, pairing: number, used: boolean): Promise<string> {
    const { text, hash } = deviceBearer.issue(deviceId);
    await insertSecret(this.db, { officeId, id: newId(officeId), deviceId, pairing, hash, used });
    return text;
  }

  private async offer(officeId: number, deviceId: string): Promise<PairingOffer> {
    const code = pairingCode();
    return { code, expiresAt: await putPairing(this.db, { codeKey: this.keyOf(code), officeId, deviceId }) };
  }

  private keyOf(code: string): Buffer {
    return this.vault.blind('device.pairing', code);
  }

  private tell(actor: Principal, device: PointDevice, event: EventDefinition<PointDeviceEventPayload>): Promise<void> {
    const { officeId, id, servicePointId, kind, prefix, pairing } = device;
    return this.ledger.append(officeId, event, {
      subject: { type: 'point_device', id },
      payload: { servicePointId, kind, prefix, pairing },
      actor,
    });
  }
}
