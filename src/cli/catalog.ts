import type { CommandBody } from './commands.js';
export const catalog: CommandBody = async () => 0;
