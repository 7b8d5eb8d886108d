import { Injectable } from '@nestjs/common';
import { Catalogue } from '@buka-pintu/catalogue';
import { type PointDevice, PointDevices } from '@buka-pintu/identity';
import { type OpenDay, Offices } from '@buka-pintu/offices';
import { addDays, Db, type DevicePrincipal, type Localized } from '@buka-pintu/platform';
import { DayRules } from '../day/day-rules.service.js';
import { Places } from '../supply/places.service.js';
import { type Point, Points } from '../tickets/points.service.js';
import { WalkInSeats } from '../walk-ins/walk-in-seats.service.js';
import type {
  HeartbeatRequest,
  KioskHours,
  KioskService,
  KioskState,
  KioskView,
  PairingRequest,
  PairingView,
} from './kiosk.dto.js';
import { NumberBlocks } from './number-blocks.service.js';

/** Over a weekend and a long holiday the next morning's numbers are lent already. */
const LOOK_AHEAD_DAYS = 10;

export interface Standing {
  state: KioskState;
  reason: Localized | null;
  walkInsLeft: number | null;
}

/** What a kiosk needs to know to stand there by itself. */
@Injectable()
export class Kiosks {
  constructor(
    private readonly db: Db,
    private readonly devices: PointDevices,
    private readonly points: Points,
    private readonly offices: Offices,
    private readonly catalogue: Catalogue,
    private readonly places: Places,
    private readonly rules: DayRules,
    private readonly seats: WalkInSeats,
    private readonly blocks: NumberBlocks,
  ) {}

  /** Makes the machine at which a code was typed the device. @throws pairing_code_wrong */
  async pair({ code }: PairingRequest): Promise<PairingView> {
    const { token, device } = await this.devices.pair(code);
    return { token, deviceId: device.id, kind: device.kind };
  }

  /** A sign of life; the answer is all a kiosk shows and needs to go on without a line. */
  heartbeat(caller: DevicePrincipal, request: HeartbeatRequest): Promise<KioskView> {
    return this.db.transaction(async () => {
      const device = await this.devices.hold(caller);
      const { deviceAt, version: appVersion, unsent } = request;
      const { offsetMs, token } = await this.devices.beat(caller, { deviceAt, appVersion, unsent });
      const point = await this.points.at(caller.officeId, caller.servicePointId);
      const days = await this.daysAhead(point);
      const onDays = days.map((day) => day.on);
      const [notice] = await this.offices.disruptionsNow(caller.officeId, caller.servicePointId);
      return {
        ...this.identityOf(device, point),
        ...(await this.standing(point)),
        token,
        notice: notice ?? null,
        services: await this.servicesOf(point),
        hours: days,
        blocks: await this.blocks.provide(device, onDays, request.blocks, offsetMs),
      };
    });
  }

  /** Whether numbers are given now without a booking. */
  async standing(point: Point): Promise<Standing> {
    const { officeId, id: servicePointId } = point.servicePoint;
    const walkInsLeft = await this.seats.left(officeId, servicePointId, point.today);
    const day = await this.offices.openPeriods(officeId, servicePointId, point.today);
    const down = disruptionAt(day, point.now.getTime());
    if (down) return { state: 'disrupted', reason: down, walkInsLeft };
    const rule = await this.rules.of(officeId, servicePointId, point.today);
    const closed = await this.points.whyClosed(point, rule.checkInEarlyMinutes);
    if (closed) return { state: 'closed', reason: closed.reason, walkInsLeft };
    return { state: walkInsLeft === 0 ? 'full' : 'open', reason: null, walkInsLeft };
  }

  private identityOf({ id, kind, name }: PointDevice, { office, servicePoint, now }: Point) {
    return {
      deviceId: id,
      kind,
      name,
      at: now.toISOString(),
      zone: office.zone,
      officeName: office.name,
      demo: office.isDemo,
      servicePoint: { id: servicePoint.id, code: servicePoint.code, name: servicePoint.name },
    };
  }

  /** Today and the next day the door is open: their hours, from when numbers are given. */
  private async daysAhead({ servicePoint, today, now }: Point): Promise<KioskHours[]> {
    const { officeId, id } = servicePoint;
    const { checkInEarlyMinutes } = await this.rules.of(officeId, id, today);
    const days = await this.offices.openDays(officeId, id, today, addDays(today, LOOK_AHEAD_DAYS));
    return [...days]
      .filter(([, { periods }]) => periods.length > 0)
      .map(([on, { periods }]) => {
        const opens = Math.min(...periods.map((period) => Date.parse(period.startsAt)));
        const closes = Math.max(...periods.map((period) => Date.parse(period.endsAt)));
        return { on, opensAt: iso(opens - checkInEarlyMinutes * 60_000), closesAt: iso(closes) };
      })
      .filter(({ closesAt }) => Date.parse(closesAt) > now.getTime())
      .slice(0, 2);
  }

  /** What is served there today, by the names people know. */
  async servicesOf({ servicePoint, today }: Point): Promise<KioskService[]> {
    const offered: KioskService[] = [];
    for (const code of servicePoint.serviceCodes) {
      const withheld = (await this.places.withheld(servicePoint.officeId, code))(today);
      if (withheld) continue;
      const { nameId, nameEn } = await this.catalogue.service(code);
      offered.push({ code, name: { id: nameId, en: nameEn } });
    }
    return offered;
  }
}

function disruptionAt({ closed, changes }: OpenDay, now: number): Localized | undefined {
  if (closed?.code === 'disruption') return closed.name;
  const isDown = (period: { startsAt: string; endsAt: string }): boolean =>
    Date.parse(period.startsAt) <= now && now < Date.parse(period.endsAt);
  return changes.find(({ code, periods }) => code === 'disruption' && periods.some(isDown))?.name;
}

const iso = (at: number): string => new Date(at).toISOString();
