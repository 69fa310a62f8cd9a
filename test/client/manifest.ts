import manifest from '../../package.json' with { type: 'json' };

export interface MenuItem {
  command: string;
  when?: string;
  group?: string;
}

export interface Setting {
  type: string;
  default: unknown;
  scope: string;
  markdownDescription: string;
  propertyNames?: { enum: string[] };
}

export const { contributes, capabilities } = manifest;
export const commands: { command: string; title: string; enablement?: string }[] = contributes.commands;
export const menus: Record<string, MenuItem[]> = contributes.menus;
export const settings: Record<string, Setting> = contributes.configuration.properties;
