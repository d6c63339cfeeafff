import { type ReactNode, useId } from 'react';

type Props = {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  /** Leaves the padding to the content, for tables that reach the edges. */
  readonly flush?: boolean;
  readonly level?: 2 | 3;
};

/** A titled part of a screen. */
export const Panel = ({ title, extra, children, flush, level = 2 }: Props) => {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={flush ? 'kb-panel kb-panel-flush' : 'kb-panel'} aria-labelledby={id}>
      <div className="kb-panel-head">
        <Heading id={id}>{title}</Heading>
        {extra}
      </div>
      <div className="kb-panel-body">{children}</div>
    </section>
  );
};

export type Fact = { readonly name: string; readonly value: ReactNode };

/** Names and values in two aligned columns; rows without a value are left out. */
export const Facts = ({ rows }: { readonly rows: readonly Fact[] }) => (
  <dl className="kb-facts">
    {rows
      .filter(({ value }) => value !== null && value !== undefined && value !== '')
      .map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
