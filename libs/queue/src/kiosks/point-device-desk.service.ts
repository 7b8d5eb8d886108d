import { Injectable } from '@nestjs/common';
import { PointDevices } from '@buka-pintu/identity';
import { Offices } from '@buka-pintu/offices';
import { Db, demand, type StaffPrincipal } from '@buka-pintu/platform';
import { In, MoreThan } from 'typeorm';
import { recordOffice } from '../record-office.js';
import { DeviceEvent } from './device-event.entity.js';
import type { PointDeviceList, PointDeviceRequest, PointDeviceView } from './point-device.dto.js';
import { conflictView, pointDeviceView } from './point-device.view.js';

export const MANAGE_DEVICES = 'queue:devices:manage';
const CONFLICT_DAYS = 7;
const MOST_CONFLICTS = 100;

/** What officers do with the devices of their office. */
@Injectable()
export class PointDeviceDesk {
  constructor(
    private readonly db: Db,
    private readonly devices: PointDevices,
    private readonly offices: Offices,
  ) {}

  /** The devices of the acting office, and what of theirs lately did not go as they said. */
  async list(caller: StaffPrincipal): Promise<PointDeviceList> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_DEVICES);
    const names = new Map((await this.offices.servicePoints(officeId)).map(({ id, name }) => [id, name]));
    const since = new Date((await this.db.now()).getTime() - CONFLICT_DAYS * 86_400_000);
    const conflicts = await this.db.repo(DeviceEvent).find({
      where: { officeId, outcome: In(['renumbered', 'refused']), receivedAt: MoreThan(since) },
      order: { receivedAt: 'DESC', id: 'DESC' },
      take: MOST_CONFLICTS,
    });
    const devices = await this.devices.list(officeId);
    return {
      items: devices.map((device) => pointDeviceView(device, names.get(device.servicePointId) ?? '')),
      conflicts: conflicts.map(conflictView),
    };
  }

  /** @throws not_found for a service point the office doesn't have, devices_too_many */
  async register(caller: StaffPrincipal, request: PointDeviceRequest): Promise<PointDeviceView> {
    const officeId = recordOffice(request.servicePointId);
    demand(caller, officeId, MANAGE_DEVICES);
    const point = await this.offices.servicePoint(officeId, request.servicePointId);
    const { device, offer } = await this.devices.register(caller, { officeId, ...request });
    return pointDeviceView(device, point.name, offer);
  }

  /** @throws not_found, device_revoked */
  async newCode(caller: StaffPrincipal, id: string): Promise<PointDeviceView> {
    const officeId = recordOffice(id);
    demand(caller, officeId, MANAGE_DEVICES);
    const offer = await this.devices.newCode(officeId, id);
    const device = await this.devices.get(officeId, id);
    return pointDeviceView(device, await this.nameOf(device), offer);
  }

  /** @throws not_found */
  async revoke(caller: StaffPrincipal, id: string): Promise<PointDeviceView> {
    const officeId = recordOffice(id);
    demand(caller, officeId, MANAGE_DEVICES);
    const device = await this.devices.revoke(caller, officeId, id);
    return pointDeviceView(device, await this.nameOf(device));
  }

  private async nameOf(device: { officeId: number; servicePointId: string }): Promise<string> {
    return (await this.offices.servicePoint(device.officeId, device.servicePointId)).name;
  }
}
