import { ReferenceKeeper } from '@buka-pintu/offices';
import {
  dayIn,
  Db,
  demand,
  type IsoDay,
  type Page,
  type PageQuery,
  platformProblems,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { ApplicableQuery, ApplicableView } from '../applicable/applicable.dto.js';
import { Applicables } from '../applicable/applicables.service.js';
import { RequirementGroup } from '../requirement-group.entity.js';
import type { ServiceLine } from '../service-line.entity.js';
import { Service } from '../service.entity.js';
import type { CatalogueChangeView, EditAction, EditedServiceSummary, EditedServiceView } from './edited-service.dto.js';
import { editedServiceSummary, editedServiceView } from './edited-service.view.js';
import { CatalogueHistory } from './history.service.js';
import { KINDS, LINE_KINDS, type LineKind } from './line-kind.js';
import { contentAfter, type EditedService, type LinesByKind } from './service-lines.js';

export const READ_SERVICES = 'catalogue:services:read';
export const EDIT_SERVICES = 'catalogue:services:edit';
export const PUBLISH_SERVICES = 'catalogue:services:publish';

/** The catalogue as its editors see it: every service in every state, with what waits for publication. */
@Injectable()
export class EditedServices {
  constructor(
    private readonly db: Db,
    private readonly applicables: Applicables,
    private readonly history: CatalogueHistory,
    private readonly keeper: ReferenceKeeper,
  ) {}

  /** All services by code; few enough to stand on one page. */
  async list(caller: StaffPrincipal): Promise<{ items: EditedServiceSummary[]; next: null }> {
    demand(caller, caller.officeId, READ_SERVICES);
    const today = await this.today();
    const services = await this.db.reference(Service).find({ order: { code: 'ASC' } });
    const lines = await this.linesOf();
    const items = services.map((service) => {
      const mine = Object.fromEntries(
        LINE_KINDS.map((kind) => [kind, lines[kind].filter((line) => line.serviceCode === service.code)]),
      ) as unknown as LinesByKind;
      return editedServiceSummary({ service, groups: [], lines: mine }, today);
    });
    return { items, next: null };
  }

  /** One service with all its lines; throws notFound. */
  async get(caller: StaffPrincipal, serviceCode: string): Promise<EditedServiceView> {
    demand(caller, caller.officeId, READ_SERVICES);
    const edited = await this.load(serviceCode);
    return editedServiceView(edited, await this.today(), await this.actions(caller, edited));
  }

  /** What would apply after publication; throws notFound. */
  async preview(caller: StaffPrincipal, serviceCode: string, query: ApplicableQuery): Promise<ApplicableView> {
    demand(caller, caller.officeId, READ_SERVICES);
    return this.applicables.answer(contentAfter(await this.load(serviceCode)), query);
  }

  /** Who changed what, newest first; throws notFound. */
  async changes(caller: StaffPrincipal, serviceCode: string, query: PageQuery): Promise<Page<CatalogueChangeView>> {
    demand(caller, caller.officeId, READ_SERVICES);
    if (!(await this.db.reference(Service).existsBy({ code: serviceCode }))) throw platformProblems.notFound();
    return this.history.of(serviceCode, query);
  }

  /** A service in any state with all its lines; throws notFound. */
  async load(serviceCode: string): Promise<EditedService> {
    const service = await this.db.reference(Service).findOneBy({ code: serviceCode });
    if (!service) throw platformProblems.notFound();
    const groups = await this.db.reference(RequirementGroup).find({ where: { serviceCode }, order: { code: 'ASC' } });
    return { service, groups, lines: await this.linesOf(serviceCode) };
  }

  /** Today where most of the offices are: the catalogue is one for all zones. */
  async today(): Promise<IsoDay> {
    return dayIn('Asia/Jakarta', await this.db.now());
  }

  /** What this editor may do: only at the office that keeps the catalogue, as the acts themselves demand. */
  private async actions(caller: StaffPrincipal, { service, lines }: EditedService): Promise<EditAction[]> {
    const drafts = LINE_KINDS.some((kind) => lines[kind].some((line) => line.isDraft));
    const edit = await this.keeper.may(caller, EDIT_SERVICES);
    const publish = await this.keeper.may(caller, PUBLISH_SERVICES);
    return [
      ...(edit ? (['edit'] as const) : []),
      ...(edit && (publish || service.state === 'draft') ? (['describe'] as const) : []),
      ...(publish && (drafts || service.state !== 'published') ? (['publish'] as const) : []),
      ...(publish && service.state === 'published' ? (['retire', 'withdraw'] as const) : []),
    ];
  }

  /** One after the other: inside a transaction they share one connection. */
  private async linesOf(serviceCode?: string): Promise<LinesByKind> {
    const lines: Partial<Record<LineKind, ServiceLine[]>> = {};
    for (const kind of LINE_KINDS)
      lines[kind] = await this.db
        .reference(KINDS[kind].entity)
        .findBy(serviceCode === undefined ? {} : { serviceCode });
    return lines as LinesByKind;
  }
}
