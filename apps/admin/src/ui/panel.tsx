import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './panel.module.css';

/** The record at the right of a list. On a narrow screen it stands above the list instead. */
export function Panel(props: { title: string; close?: { label: string; perform: () => void }; children: ReactNode }) {
  return (
    <section className={css.panel} aria-label={props.title}>
      <header className={css.head}>
        <h2 className={css.title}>{props.title}</h2>
        {props.close && <CloseButton aria-label={props.close.label} onClick={props.close.perform} />}
      </header>
      {props.children}
    </section>
  );
}

/** A page with a list at the left and the record (or a form) at the right. */
export function ListAndRecord(props: { list: ReactNode; record: ReactNode; recordFirst?: boolean }) {
  return (
    <div className={css.split} data-record-first={props.recordFirst || undefined}>
      <div className={css.list}>{props.list}</div>
      <div className={css.record}>{props.record}</div>
    </div>
  );
}

/** Names and values of a record, under each other. */
export function Facts(props: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {props.facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
