import type { KnownCommand } from './completion.ts';

interface Properties {
  readonly commands: readonly KnownCommand[];
  readonly place: number;
  onTake(command: KnownCommand): void;
}

/** The commands a half-typed line may become. */
export function CommandList({ commands, place, onTake }: Properties) {
  return (
    <div
      class="command-list"
      id="command-list"
      role="listbox"
      aria-label="Commands"
      data-testid="command-list"
    >
      <div class="command-list-title" aria-hidden="true">
        Commands of Floorwalker
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Tab</kbd> take
        </span>
      </div>
      {commands.map((command, index) => (
        <div
          key={command.command}
          id={`command-${index}`}
          class="command"
          role="option"
          tabIndex={-1}
          aria-selected={index === place}
          data-testid="command-option"
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(command);
          }}
        >
          <span class="command-name">
            <strong>{command.command}</strong> <span>{command.usageHint}</span>
          </span>
          <span class="command-description">{command.description}</span>
        </div>
      ))}
    </div>
  );
}

/** How the command that is being typed wants its arguments. */
export function UsageHint({ command }: { readonly command: KnownCommand }) {
  return (
    <div class="usage-hint" data-testid="usage-hint">
      <strong>{command.command}</strong> <code>{command.usageHint}</code>
      <span>{command.description}</span>
    </div>
  );
}
