import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addPasskey, noPasskeys, passkeyRefusal } from '../../api/passkeys.js';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ListTable } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { passkeysQuery, removePasskey, renamePasskey, type Passkey } from './account.queries.js';
import css from './account.module.css';

/** Devices that let one in without password and code: seen, added, named, removed. */
export function PasskeysPart() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const list = useQuery(passkeysQuery);
  const [open, setOpen] = useState<{ act: 'rename' | 'remove'; row: Passkey }>();
  const close = () => setOpen(undefined);
  const here = window.location.hostname;
  const none = noPasskeys();
  return (
    <Part title={t('passkeys.title')}>
      <p>{t('passkeys.words')}</p>
      <ListTable<Passkey>
        caption={t('passkeys.title')}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('passkeys.none') }}
        noMatch={null}
        columns={[
          {
            name: 'name',
            grow: true,
            head: t('passkeys.name'),
            cell: (row) => (row.host === here ? row.name : `${row.name} (${row.host})`),
          },
          {
            name: 'kept',
            head: t('passkeys.kept'),
            cell: (row) => t(row.synced ? 'passkeys.synced' : 'passkeys.oneDevice'),
            wideOnly: true,
          },
          {
            name: 'used',
            head: t('account.lastUse'),
            cell: (row) =>
              row.usedAt ? `${format.moment(row.usedAt)} · ${row.usedWith ?? '?'}` : t('passkeys.neverUsed'),
            wideOnly: true,
          },
          {
            name: 'acts',
            head: '',
            cell: (row) => (
              <div className={css.rowActs}>
                <Button
                  size="xs"
                  aria-label={t('passkeys.renameOne', { name: row.name })}
                  onClick={() => setOpen({ act: 'rename', row })}
                >
                  {t('passkeys.rename')}
                </Button>
                <Button
                  size="xs"
                  aria-label={t('passkeys.removeOne', { name: row.name })}
                  onClick={() => setOpen({ act: 'remove', row })}
                >
                  {t('passkeys.remove')}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {none ? <p role="note">{t(`passkeys.no.${none}`)}</p> : <AddForm />}
      {open?.act === 'rename' && <RenameDialog row={open.row} onClose={close} />}
      {open?.act === 'remove' && <RemoveDialog row={open.row} onClose={close} />}
    </Part>
  );
}

function useAfter() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey });
}

function AddForm() {
  const { t } = useTranslation();
  const after = useAfter();
  const [name, setName] = useState('');
  const [checked, setChecked] = useState(false);
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: async () => {
      setName('');
      setChecked(false);
      await after();
    },
  });
  const refusal = passkeyRefusal(add.error);
  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (name.trim() && !add.isPending) add.mutate();
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {refusal ? <p role="alert">{t(`passkeys.${refusal}`)}</p> : <ProblemBanner error={add.error} />}
      {add.isSuccess && <p role="status">{t('passkeys.added')}</p>}
      <TextInput
        className={css.field}
        label={t('passkeys.newName')}
        description={t('passkeys.newNameHint')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        error={checked && !name.trim() ? t('form.required') : undefined}
        autoComplete="off"
      />
      <Button type="submit" loading={add.isPending}>
        {t('passkeys.add')}
      </Button>
    </form>
  );
}

function RenameDialog({ row, onClose }: { row: Passkey; onClose: () => void }) {
  const { t } = useTranslation();
  const after = useAfter();
  const [name, setName] = useState(row.name);
  const save = useMutation({
    mutationFn: () => renamePasskey(row.id, name.trim()),
    onSuccess: async () => {
      await after();
      onClose();
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() && !save.isPending) save.mutate();
  }
  return (
    <Dialog title={t('passkeys.renameOne', { name: row.name })} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ProblemBanner error={save.error} />
        <TextInput
          className={css.field}
          label={t('passkeys.name')}
          value={name}
          maxLength={100}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
          error={name.trim() ? undefined : t('form.required')}
        />
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('passkeys.save')}
        </Button>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ row, onClose }: { row: Passkey; onClose: () => void }) {
  const { t } = useTranslation();
  const after = useAfter();
  const remove = useMutation({
    mutationFn: () => removePasskey(row.id),
    onSuccess: async () => {
      await after();
      onClose();
    },
  });
  return (
    <Dialog title={t('passkeys.removeOne', { name: row.name })} onClose={onClose}>
      <div className={css.form}>
        <p>{t('passkeys.removeWords')}</p>
        <ProblemBanner error={remove.error} />
        <div className={css.acts}>
          <Button data-autofocus onClick={onClose}>
            {t('passkeys.keep')}
          </Button>
          <Button color="red" variant="filled" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('passkeys.remove')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
