import type { ComponentChildren, Ref } from 'preact';

interface Properties {
  readonly className: string;
  readonly label: string;
  readonly testId: string;
  readonly role?: 'log';
  readonly area?: Ref<HTMLElement>;
  readonly children: ComponentChildren;
}

/** A part of the page that scrolls by itself, reachable by keyboard because it takes the focus. New messages are announced elsewhere. */
export function ScrollArea({ className, label, testId, role, area, children }: Properties) {
  return (
    <section
      class={className}
      aria-label={label}
      data-testid={testId}
      role={role}
      aria-live={role && 'off'}
      ref={area}
      tabIndex={0}
    >
      {children}
    </section>
  );
}
