import type { KeyboardEvent, ReactNode } from 'react';

type Tab<K extends string> = { readonly key: K; readonly name: string; readonly count?: ReactNode };

type Props<K extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
  /** Id of the element whose content the tabs change; that element has role="tabpanel". */
  readonly panelId: string;
};

/** Tabs with counts; arrows move between them, one stop for the Tab key. Scrolls sideways on a phone. */
export const TabBar = <K extends string>({ label, tabs, value, onChange, panelId }: Props<K>) => {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex(({ key }) => key === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.key);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div className="kb-tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ key, name, count }) => (
        <button
          key={key}
          id={`${panelId}-${key}`}
          data-tab={key}
          type="button"
          role="tab"
          aria-selected={key === value}
          aria-controls={panelId}
          tabIndex={key === value ? 0 : -1}
          onClick={() => onChange(key)}
        >
          {name}
          {count !== undefined && <span className="kb-count">{count}</span>}
        </button>
      ))}
    </div>
  );
};
