import type { PriceTable } from './prices';

const LINUX = { BUILD_GENERAL1_SMALL: 0.005, BUILD_GENERAL1_MEDIUM: 0.01, BUILD_GENERAL1_LARGE: 0.02 };

/** List prices of which docs/insights.md names the source. Other regions and sizes have none until the setting gives them one. */
export const DEFAULT_PRICES: PriceTable = {
  date: '2026-01',
  prices: {
    'us-east-1': {
      LINUX_CONTAINER: LINUX,
      WINDOWS_SERVER_2019_CONTAINER: { BUILD_GENERAL1_LARGE: 0.036 },
    },
    'ap-northeast-1': {
      LINUX_CONTAINER: { ...LINUX, BUILD_GENERAL1_XLARGE: 0.1002, BUILD_GENERAL1_2XLARGE: 0.25 },
      ARM_CONTAINER: {
        BUILD_GENERAL1_SMALL: 0.00425,
        BUILD_GENERAL1_MEDIUM: 0.009,
        BUILD_GENERAL1_LARGE: 0.02,
        BUILD_GENERAL1_XLARGE: 0.08,
        BUILD_GENERAL1_2XLARGE: 0.12,
      },
    },
  },
};
