import type { Input } from '../input';
import type { ReportGroup } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { pageOf } from '../paging';
import { TREND_FIELDS, type TrendField, trendOf } from '../reports/trend';
import { invalidInput, notFound } from '../service-error';
import { PAGE_SIZE } from './projects';

export const listReportGroups: Operation = (input, { store }) => {
  const sortBy = input.oneOf('sortBy', ['NAME', 'CREATED_TIME', 'LAST_MODIFIED_TIME']) ?? 'NAME';
  const byName = (a: ReportGroup, b: ReportGroup) => (a.name < b.name ? -1 : 1);
  const time = ({ created, lastModified }: ReportGroup) =>
    sortBy === 'CREATED_TIME' ? created : lastModified;
  const groups = store
    .reportGroups()
    .sort(sortBy === 'NAME' ? byName : (a, b) => time(a) - time(b) || byName(a, b));
  if (input.oneOf('sortOrder', ['ASCENDING', 'DESCENDING']) === 'DESCENDING') groups.reverse();
  const page = pageOf(groups, ({ arn }) => arn, {
    nextToken: input.string('nextToken'),
    size: input.integer('maxResults', { min: 1, max: 100 }) ?? PAGE_SIZE,
    refuse: invalidInput,
  });
  return { reportGroups: page.items.map(({ arn }) => arn), nextToken: page.nextToken };
};

export const batchGetReportGroups: Operation = (input, { store }) => {
  const arns = input.strings('reportGroupArns', 100);
  return {
    reportGroups: [...new Set(arns)].flatMap((arn) => store.reportGroup(arn) ?? []),
    reportGroupsNotFound: arns.filter((arn) => !store.reportGroup(arn)),
  };
};

/** A group with reports goes only with them. */
export const deleteReportGroup: Operation = (input, { store }) => {
  const arn = input.requiredString('arn');
  const reports = store.reportsOf(arn);
  if (reports.length > 0 && !input.boolean('deleteReports'))
    throw invalidInput(`The report group ${arn} has reports. Delete them, or set deleteReports.`);
  for (const report of reports) store.deleteReport(report.arn);
  store.deleteReportGroup(arn);
  return {};
};

export const getReportGroupTrend: Operation = (input, context) => {
  const group = existingReportGroup(input, context);
  const field = input.requiredOneOf('trendField', Object.keys(TREND_FIELDS) as TrendField[]);
  if (TREND_FIELDS[field] !== group.type)
    throw invalidInput(`Reports of type ${group.type} have no ${field}.`);
  const most = input.integer('numOfReports', { min: 1, max: 100 }) ?? 100;
  const { store } = context;
  const reports = store
    .reportsOf(group.arn)
    .slice(0, most)
    .flatMap(({ arn }) => store.report(arn)?.report ?? []);
  return trendOf(reports, field);
};

/** The group that the request names; throws where there is none. */
export function existingReportGroup(input: Input, { store }: EmulatorContext): ReportGroup {
  const arn = input.requiredString('reportGroupArn');
  const group = store.reportGroup(arn);
  if (!group) throw notFound(`Report group does not exist: ${arn}`);
  return group;
}
