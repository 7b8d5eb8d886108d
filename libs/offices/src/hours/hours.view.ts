import type { OpeningExceptionView } from './hours.dto.js';
import type { OpeningException } from './opening-exception.entity.js';

export function exceptionView({ id, onDay, hours, nameId, nameEn, version }: OpeningException): OpeningExceptionView {
  return { id, on: onDay, hours, name: { id: nameId, en: nameEn }, version };
}
