import type { Db } from '../../database/db.js';
import type { TemplateWording } from './template-wording.entity.js';
import type { Wordings } from './wording.js';

/** An office's own words for a template at the moment, if it has any. */
export async function wordingsOf(db: Db, officeId: number, template: string): Promise<Wordings | undefined> {
  const row = await db.maybe<{ wordings: Wordings }>(
    `select wordings from template_wording where office_id = $1 and template = $2 order by version desc limit 1`,
    [officeId, template],
    { name: 'template_wordings_of' },
  );
  return row?.wordings;
}

export type WordingRow = Pick<TemplateWording, 'template' | 'version' | 'wordings' | 'writtenBy'> & {
  writtenAt: string;
};

const COLUMNS = `template, version, wordings, written_by as "writtenBy",
  to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "writtenAt"`;

/** What an office's templates are worded as now. */
export function newestWordings(db: Db, officeId: number): Promise<WordingRow[]> {
  return db.query(
    `select distinct on (template) ${COLUMNS} from template_wording where office_id = $1 order by template, version desc`,
    [officeId],
  );
}

/** How one template was worded before, newest first. */
export function wordingHistory(db: Db, officeId: number, template: string, most: number): Promise<WordingRow[]> {
  return db.query(
    `select ${COLUMNS} from template_wording where office_id = $1 and template = $2 order by version desc limit $3`,
    [officeId, template, most],
  );
}

/** Adds the version after the one that was seen. @returns false when somebody was faster */
export async function addWording(
  db: Db,
  row: Pick<TemplateWording, 'officeId' | 'id' | 'template' | 'version' | 'wordings' | 'writtenBy'>,
): Promise<boolean> {
  const added = await db.query(
    `insert into template_wording (office_id, id, template, version, wordings, written_by)
     select $1, $2, $3, $4, $5, $6
     where coalesce((select max(version) from template_wording where office_id = $1 and template = $3), 0) = $4::integer - 1
     on conflict on constraint template_wording_version_uq do nothing returning id`,
    [row.officeId, row.id, row.template, row.version, JSON.stringify(row.wordings), row.writtenBy],
  );
  return added.length === 1;
}
