import { AppError } from "../errors";
import {
  type AssetBaseUrlConfig,
  type DarkLangConfig,
  findCurrentConfig,
  type ImageConfig,
} from "./companions";
import { splitLanguages } from "./language";

/** What the rules need to know of the LMS's own settings. */
export interface CatalogSettings {
  /** The CDN's host, perhaps with a port; null where there is none. */
  readonly cdnBaseUrl: string | null;
  /** Whether thumbnails are shown. */
  readonly courseImagesEnabled: boolean;
  /** Codes in small letters; null: all languages of the platform. */
  readonly releasedLanguages: readonly string[] | null;
  /** Whether there is a marketing site. */
  readonly marketingSite: boolean;
  /** Whether courses have their own URLs for sharing. */
  readonly socialSharing: boolean;
}

export const defaultSettings: CatalogSettings = {
  cdnBaseUrl: null,
  courseImagesEnabled: false,
  releasedLanguages: null,
  marketingSite: false,
  socialSharing: false,
};

/** The imported configuration tables, all of their rows. */
export interface ConfigTables {
  readonly imageConfigs: readonly ImageConfig[];
  readonly assetBaseUrls: readonly AssetBaseUrlConfig[];
  readonly darkLangs: readonly DarkLangConfig[];
}

/** The settings that the tables say; what they do not say is as in an LMS where nothing was set. */
export function toSettings(tables: ConfigTables): CatalogSettings {
  const cdn = findCurrentConfig(tables.assetBaseUrls);
  const darkLang = findCurrentConfig(tables.darkLangs);
  return {
    ...defaultSettings,
    cdnBaseUrl: cdn?.enabled ? cdn.base_url : null,
    courseImagesEnabled: findCurrentConfig(tables.imageConfigs)?.enabled ?? false,
    releasedLanguages: darkLang?.enabled ? listReleased(darkLang) : null,
  };
}

function listReleased(config: DarkLangConfig): readonly string[] {
  const { released_languages, enable_beta_languages, beta_languages } = config;
  const beta = enable_beta_languages ? splitLanguages(beta_languages) : [];
  return [...splitLanguages(released_languages), ...beta];
}

/** The settings by their names on the command line and on the page. */
const parsers: Readonly<Record<string, (text: string) => Partial<CatalogSettings>>> = {
  cdn_base_url: (text) => ({ cdnBaseUrl: text === "" ? null : parseHost("cdn_base_url", text) }),
  course_images_enabled: (text) => ({
    courseImagesEnabled: parseSwitch("course_images_enabled", text),
  }),
  released_languages: (text) => ({ releasedLanguages: splitLanguages(text) }),
  marketing_site: (text) => ({ marketingSite: parseSwitch("marketing_site", text) }),
  social_sharing: (text) => ({ socialSharing: parseSwitch("social_sharing", text) }),
};

export const settingNames: readonly string[] = Object.keys(parsers);

/**
 * One `NAME=VALUE` as a part of the settings, to be laid over what the tables say (`decisions.md`
 * C21). An unknown name and a value in another form are `bad-input`.
 */
export function parseSetting(assignment: string): Partial<CatalogSettings> {
  const [name = "", ...values] = assignment.split("=");
  const parse = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
  if (parse && values.length > 0) return parse(values.join("="));
  throw new AppError("bad-input", `“${assignment}” is not a setting.`, {
    hint: `Write NAME=VALUE; the names are ${settingNames.join(", ")}.`,
  });
}

function parseHost(name: string, text: string): string {
  if (!text.includes("/")) return text;
  throw new AppError("bad-input", `${name} is not a host name: “${text}”.`, {
    hint: "Write it without https:// and without a path, such as cdn.example.org.",
  });
}

const onWords = ["true", "on", "yes", "1"];
const offWords = ["false", "off", "no", "0"];

function parseSwitch(name: string, text: string): boolean {
  const word = text.toLowerCase();
  if (onWords.includes(word) || offWords.includes(word)) return onWords.includes(word);
  throw new AppError("bad-input", `${name} is neither on nor off: “${text}”.`, {
    hint: "Write true or false.",
  });
}
