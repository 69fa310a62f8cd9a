/** What IAM tells of a role. */
export interface RolePolicies {
  /** Its name. */
  name: string;
  policies: readonly RolePolicy[];
  /** The document that says who may take the role on, as text. */
  trust?: string;
  /** The ARN of its permissions boundary, which may take away what the policies allow. */
  boundary?: string;
}

/** A policy of a role: its own, or one that is attached. */
export interface RolePolicy {
  name: string;
  /** Of an attached one. */
  arn?: string;
  /** The document of its default version, as text. */
  document: string;
}

/** A statement of a policy document, with lists where a single value may stand. */
export interface Statement {
  effect: string;
  actions: string[];
  notActions: string[];
  resources: string[];
  /** `*` for everybody, else the principals of `AWS`. */
  principals: string[];
  hasCondition: boolean;
}

/** The statements of a policy document; undefined where the text is none. */
export function statementsOf(document: string): Statement[] | undefined {
  try {
    const { Statement } = JSON.parse(document) as { Statement?: unknown };
    return listOf(Statement).flatMap((each) => (isRecord(each) ? [statement(each)] : []));
  } catch {
    return undefined;
  }
}

function statement(given: Record<string, unknown>): Statement {
  return {
    effect: String(given.Effect ?? ''),
    actions: texts(given.Action),
    notActions: texts(given.NotAction),
    resources: texts(given.Resource),
    principals: principalsOf(given.Principal),
    hasCondition: isRecord(given.Condition) && Object.keys(given.Condition).length > 0,
  };
}

function principalsOf(principal: unknown): string[] {
  if (isRecord(principal)) return texts(principal.AWS);
  return texts(principal);
}

function texts(value: unknown): string[] {
  return listOf(value).filter((each) => typeof each === 'string');
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
