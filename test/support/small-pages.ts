import type { Answer, Call } from './aws-answers';

/** The list that a page of an operation is of, and its members that choose the page. */
const LISTS: Record<string, { items: string; size?: string }> = {
  ListProjects: { items: 'projects' },
  ListBuilds: { items: 'ids' },
  ListBuildsForProject: { items: 'ids' },
  ListBuildBatches: { items: 'ids', size: 'maxResults' },
  ListBuildBatchesForProject: { items: 'ids', size: 'maxResults' },
  ListReportGroups: { items: 'reportGroups', size: 'maxResults' },
  ListReports: { items: 'reports', size: 'maxResults' },
  ListReportsForReportGroup: { items: 'reports', size: 'maxResults' },
  DescribeTestCases: { items: 'testCases', size: 'maxResults' },
  DescribeCodeCoverages: { items: 'codeCoverages', size: 'maxResults' },
  GetLogEvents: { items: 'events', size: 'limit' },
};

const TOKEN = /^page\/(\d+)\/(.*)$/s;

/**
 * The call for the page of the service that a small page is a part of, and how many of its items have been given. Where an operation lets
 * its caller choose the size, the service makes the small page itself.
 */
export function wholePage(call: Call, pageSize: number): { call: Call; skipped: number } {
  const list = LISTS[call.operation];
  if (!list) return { call, skipped: 0 };
  const input = JSON.parse(call.body.toString() || '{}') as Record<string, unknown>;
  if (list.size !== undefined) {
    const asked = input[list.size];
    input[list.size] = Math.min(typeof asked === 'number' ? asked : pageSize, pageSize);
    return { call: { ...call, body: Buffer.from(JSON.stringify(input)) }, skipped: 0 };
  }
  const [, skipped = 0, token] = TOKEN.exec(String(input.nextToken ?? '')) ?? [];
  if (token !== undefined) input.nextToken = token || undefined;
  return { call: { ...call, body: Buffer.from(JSON.stringify(input)) }, skipped: Number(skipped) };
}

/** The part of the service's page that the caller gets now. Its token names the rest of that page. */
export function smallPage(
  call: Call,
  answer: Answer,
  { pageSize, skipped }: { pageSize: number; skipped: number },
): Answer {
  const list = LISTS[call.operation];
  if (!list || list.size !== undefined || answer.status !== 200) return answer;
  const output = JSON.parse(answer.body.toString()) as Record<string, unknown>;
  const items = output[list.items] as unknown[];
  const end = skipped + pageSize;
  const input = JSON.parse(call.body.toString() || '{}') as { nextToken?: string };
  const token = input.nextToken === undefined ? '' : (TOKEN.exec(input.nextToken)?.[2] ?? input.nextToken);
  const nextToken = end < items.length ? `page/${end}/${token}` : output.nextToken;
  const page = { ...output, [list.items]: items.slice(skipped, end), nextToken };
  return { ...answer, body: Buffer.from(JSON.stringify(page)) };
}
