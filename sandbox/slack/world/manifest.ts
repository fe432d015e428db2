import { items, record, records, text } from '../json.ts';
import type { Manifest } from './model.ts';

/** Reads a parsed manifest.yml; what is absent is empty. Optional scopes count as granted. */
export function readManifest(source: unknown): Manifest {
  const features = record(record(source).features);
  const settings = record(record(source).settings);
  const scopes = record(record(record(source).oauth_config).scopes);
  return {
    commands: records(features.slash_commands).map((one) => ({
      command: text(one.command) ?? '',
      description: text(one.description) ?? '',
      usageHint: text(one.usage_hint) ?? '',
      shouldEscape: one.should_escape === true,
    })),
    scopes: [...items(scopes.bot), ...items(scopes.bot_optional)].map(String),
    events: items(record(settings.event_subscriptions).bot_events).map(String),
    shortcuts: records(features.shortcuts).map((one) => ({
      callbackId: text(one.callback_id) ?? '',
      type: text(one.type) ?? 'global',
    })),
    hasHomeTab: record(features.app_home).home_tab_enabled === true,
    hasOptionsUrl: text(record(settings.interactivity).message_menu_options_url) !== undefined,
  };
}
