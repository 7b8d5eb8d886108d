import { take } from '@buka-pintu/client';
import { useEffect, useState } from 'preact/hooks';
import { open } from '../api';
import { localized, t } from '../i18n';

type Service = Awaited<ReturnType<typeof readService>>;
type Requirement = Service['requirements'][number];

const readService = (serviceCode: string) =>
  take(open.GET('/v1/services/{serviceCode}', { params: { path: { serviceCode } } }));

/** What to bring, alternatives of one group under one line. Without an answer the page does without it. */
export function Bring({ serviceCode }: { serviceCode: string }) {
  const [service, setService] = useState<Service>();
  useEffect(() => {
    readService(serviceCode).then(setService, () => undefined);
  }, [serviceCode]);
  if (!service) return null;
  return (
    <section>
      <h2>{t('ticket.bring')}</h2>
      <ul class="bring">
        {grouped(service.requirements).map((group) => (
          <li key={group[0]?.code}>
            {group.length === 1 && group[0] ? <Item requirement={group[0]} /> : <OneOf group={group} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Item = ({ requirement }: { requirement: Requirement }) => (
  <>
    {localized(requirement.name)}
    {requirement.detail && <small class="soft">{localized(requirement.detail)}</small>}
  </>
);

const OneOf = ({ group }: { group: Requirement[] }) => (
  <>
    {t('ticket.bringOneOf')}
    <ul>
      {group.map((requirement) => (
        <li key={requirement.code}>
          <Item requirement={requirement} />
        </li>
      ))}
    </ul>
  </>
);

/** Requirements in their order; those of one group stand together where the first of them stood. */
export function grouped<R extends { group: string | null }>(requirements: readonly R[]): R[][] {
  const groups = new Map<unknown, R[]>();
  for (const requirement of requirements) {
    const key = requirement.group ?? requirement;
    groups.set(key, [...(groups.get(key) ?? []), requirement]);
  }
  return [...groups.values()];
}
