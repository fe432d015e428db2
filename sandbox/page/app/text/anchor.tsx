import type { ComponentChildren } from 'preact';
import { useScope } from '../blocks/scope.ts';
import { safeUrl } from './nodes.ts';

interface Properties {
  readonly url: string;
  readonly children: ComponentChildren;
}

/** A link: the web opens in a new tab, what Slack itself would open is only said. An address that is not safe is its words. */
export function Anchor({ url, children }: Properties) {
  const { follow } = useScope();
  const href = safeUrl(url);
  if (!href) return <>{children}</>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      onClick={(event) => {
        event.preventDefault();
        follow(href);
      }}
    >
      {children}
    </a>
  );
}
