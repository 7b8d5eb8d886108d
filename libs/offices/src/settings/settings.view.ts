import type { Counter } from '../counter.entity.js';
import type { ServicePoint } from '../service-point.entity.js';
import type { CounterSettingsView, ServicePointSettingsView } from './settings.dto.js';

export function counterSettingsView(counter: Counter): CounterSettingsView {
  const { id, number, name, serviceCodes, inUse, version } = counter;
  return { id, number, name, serviceCodes, lanes: counter.lanes as CounterSettingsView['lanes'], inUse, version };
}

export function pointSettingsView(
  point: ServicePoint,
  its: Pick<ServicePointSettingsView, 'counters' | 'openingSets' | 'exceptions'>,
): ServicePointSettingsView {
  const { id, code, name, kind, address, accessibility, serviceCodes, version } = point;
  return { id, code, name, kind, address, accessibility, serviceCodes, ...its, version };
}
