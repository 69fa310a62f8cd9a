import type { Change } from './page-content';
import { count, NOTHING } from './words';

/** A share from 0 to 1 beside that of the range before, in points; undefined where one of them is not known. */
export function changeOfShare(now: number | undefined, before: number | undefined): Change | undefined {
  if (now === undefined || before === undefined) return undefined;
  const tenths = Math.round((now - before) * 1000);
  if (tenths === 0) return { text: 'as before', direction: 'neutral' };
  const points = (Math.abs(tenths) / 10).toFixed(1).replace(/\.0$/, '');
  return {
    text: `${points} ${points === '1' ? 'point' : 'points'} ${tenths > 0 ? 'higher' : 'lower'}`,
    direction: tenths > 0 ? 'better' : 'worse',
  };
}

interface Wording {
  more: string;
  less: string;
  /** Whether more of it is worse; absent: neither is. */
  moreIs?: 'worse' | 'better';
}

/** A number beside that of the range before, in percent of that. */
export function changeOfNumber(
  now: number | undefined,
  before: number | undefined,
  { more, less, moreIs }: Wording,
): Change | undefined {
  if (now === undefined || before === undefined || before <= 0) return undefined;
  const percent = Math.round(((now - before) / before) * 100);
  if (percent === 0) return { text: 'as before', direction: 'neutral' };
  const isMore = percent > 0;
  const direction = moreIs === undefined ? 'neutral' : isMore === (moreIs === 'better') ? 'better' : 'worse';
  return { text: `${count(Math.abs(percent))}% ${isMore ? more : less}`, direction };
}

/** Words for what is left of an error budget. */
export function budgetLeft(left: number, budget: number): string {
  if (budget === 0 && left === 0) return NOTHING;
  return left < 0 ? `overspent by ${count(-left)}` : `${count(left)} of ${count(budget)} left`;
}
