import { chromium } from 'playwright-core';

// as root, without a graphics card, and silent on the network
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string | undefined} executablePath of Chromium */
export const launchBrowser = (executablePath) => chromium.launch({ executablePath, args: FLAGS });
