import { IconBrandWhatsapp, IconDeviceMobileMessage, IconMail } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import type { MessageState, MessageView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable, More } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { StateBadge } from '../../ui/state-badge.js';
import { MessagePanel } from './message-panel.js';
import css from './messages.module.css';
import { messagesQuery } from './messages.queries.js';
import { channelsQuery } from './templates.queries.js';

const STATES: readonly MessageState[] = ['queued', 'shown', 'sent', 'failed'];
const CHANNELS = { email: IconMail, sms: IconDeviceMobileMessage, whatsapp: IconBrandWhatsapp } as const;

export function MessagesPage() {
  return (
    <RequireAccess permission="platform:messages:read">
      <Messages />
    </RequireAccess>
  );
}

/** What the house has written to citizens, or would have: until a channel is connected the texts are only kept here. */
function Messages() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/messages' });
  const state = STATES.find((one) => one === search.state);
  const list = useInfiniteQuery(messagesQuery(state));
  const channels = useQuery(channelsQuery);
  const named = (connected: boolean): string =>
    (channels.data?.items ?? [])
      .filter((one) => one.connected === connected)
      .map((one) => t(`messages.channel.${one.channel}`))
      .join(', ');
  const note = named(true) ? t('messages.leaves', { by: named(true), only: named(false) || '–' }) : t('messages.note');
  const rows = list.data?.pages.flatMap((page) => page.items);
  const open = rows?.find((row) => row.id === search.open);
  const show = (id: string | undefined): void =>
    void navigate({ to: '/messages', search: { ...(state ? { state } : {}), ...(id ? { open: id } : {}) } });
  const filter = (value: string): void => void navigate({ to: '/messages', search: value ? { state: value } : {} });

  return (
    <Page title={t('nav.messages')} note={note}>
      <FilterTabs
        label={t('messages.state')}
        value={state ?? ''}
        onChange={filter}
        options={[
          { value: '', label: t('list.all') },
          ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
      />
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <ListTable<MessageView>
            caption={t('nav.messages')}
            rows={rows}
            rowKey={(row) => row.id}
            chosen={search.open}
            onOpen={(row) => show(row.id)}
            error={list.error}
            onRetry={() => void list.refetch()}
            none={{ title: t('messages.none') }}
            noMatch={state ? { title: t('messages.noMatch'), clear: () => filter('') } : null}
            foot={<More list={list} />}
            columns={[
              { name: 'subject', grow: true, head: t('messages.subject'), cell: (row) => <Subject message={row} /> },
              { name: 'to', head: t('messages.to'), cell: (row) => row.to, wideOnly: true },
              { name: 'state', head: t('messages.state'), cell: (row) => <StateBadge state={row.state} /> },
              {
                name: 'at',
                head: t('messages.createdAt'),
                number: true,
                cell: (row) => format.moment(row.createdAt),
                wideOnly: true,
              },
            ]}
          />
        }
        record={
          open ? (
            <MessagePanel key={open.id} message={open} onClose={() => show(undefined)} />
          ) : (
            rows && rows.length > 0 && <p className={css.hint}>{t('messages.choose')}</p>
          )
        }
      />
    </Page>
  );
}

function Subject({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const Icon = CHANNELS[message.channel];
  return (
    <span className={css.subject}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={css.line}>{message.subject ?? message.body ?? t(`messages.channel.${message.channel}`)}</span>
    </span>
  );
}
