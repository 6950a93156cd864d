import type { MessageText } from '../index.js';

/** The words of batches, workers and the cache. */
export const BATCH = {
  batchAbout: {
    zh: '成批制作：任务清单或文件夹里的刊本和源稿，用上处理器的全部核心',
    en: 'build many editions and sources, over all cores',
  },
  argBatch: {
    zh: '任务清单（.jsonl、.csv）、文件夹、刊本、源稿或通配符',
    en: 'manifests (.jsonl, .csv), folders, editions, sources or patterns',
  },
  optJobs: { zh: '同时做几项（默认每核一项）', en: 'jobs at once (default: one per core)' },
  optMemory: { zh: '每个工作线程的内存上限（MB）', en: 'the most memory of a worker (MB)' },
  optTimeLimit: { zh: '一项任务最多几秒', en: 'the most seconds that a job may take' },
  optReport: { zh: '报告：每项任务一行 JSON', en: 'report: one line of JSON for each job' },
  optResume: {
    zh: '跳过报告中已完成且未变的任务',
    en: 'skip jobs that the report lists as done',
  },
  optCache: { zh: '缓存文件夹', en: 'folder of the cache' },
  optNoCache: { zh: '不用缓存', en: 'use no cache' },
  optCacheSize: { zh: '缓存上限（MB）', en: 'how large the cache may be (MB)' },
  optQueue: {
    zh: 'Redis 或 Valkey 队列：由别的机器上的 kanben worker 执行',
    en: 'queue of Redis or Valkey, whose jobs kanben worker does on any machine',
  },
  optSharedStore: {
    zh: '各机共用的存储：文件夹或 s3://桶名',
    en: 'store that all machines share: a folder or s3://bucket',
  },
  queueWithoutStore: {
    zh: '--queue 要与 --store 同用，各机经由存储交换文件',
    en: '--queue needs --store: machines hand files to each other through it',
  },
  localWithQueue: {
    zh: '{flag} 与 --queue 不能同用，请写在 kanben worker 一侧',
    en: '{flag} cannot be used with --queue; give it to kanben worker',
  },
  badQueue: {
    zh: '--queue 应为 redis://主机:端口，不能是“{value}”',
    en: '--queue takes redis://host:port, not “{value}”',
  },
  badStore: {
    zh: '--store 应为文件夹或 s3://桶名/前缀，不能是“{value}”',
    en: '--store takes a folder or s3://bucket/prefix, not “{value}”',
  },
  nobodyWorks: {
    zh: '队列上没有同版本、同字体的 kanben worker；任务已排队等候',
    en: 'no kanben worker with this version and these fonts is connected to the queue; the jobs wait',
  },
  workerAbout: {
    zh: '执行队列中的任务，供 kanben batch --queue 使用',
    en: 'do jobs from a queue, for kanben batch --queue',
  },
  workerReady: {
    zh: '待命  {queue}，Kanben {version}（{ground}），同时 {jobs} 项',
    en: 'ready  {queue}, Kanben {version} ({ground}), {jobs} at once',
  },
  workerJob: { zh: '{status}  {id}', en: '{status}  {id}' },
  workerFault: { zh: '{status}  {id}：{message}', en: '{status}  {id}: {message}' },
  workerOthers: {
    zh: '队列里有 {waiting} 项任务属于别的 Kanben 版本或字体，留给相应的 worker',
    en: '{waiting|job in the queue is|jobs in the queue are} for another version of Kanben or other fonts and left to its workers',
  },
  workerEnded: { zh: '已停  共做 {done} 项', en: 'ended  {done|job|jobs} done' },
  badNumber: {
    zh: '{flag} 应为大于 0 的数，不能是“{value}”',
    en: '{flag} takes a number above 0, not “{value}”',
  },
  resumeWithoutReport: {
    zh: '--resume 要与 --report 同用',
    en: '--resume needs --report',
  },
  batchProgress: {
    zh: '完成 {done}／{total}，失败 {failed}，每秒 {rate}，约余 {left}',
    en: '{done} of {total} done, {failed} failed, {rate} a second, {left} left',
  },
  batchEnded: {
    zh: '成批  共 {total}：制作 {built}，取自缓存 {cached}，保留 {kept}，失败 {failed}，{time}',
    en: 'batch  {total}: {built} built, {cached} from the cache, {kept} kept, {failed} failed, {time}',
  },
  cacheAbout: {
    zh: '查看或清空成批制作的缓存',
    en: 'show or clear the cache of batches',
  },
  argCacheAction: { zh: '查看或清空（默认 show）', en: 'show or clear (default: show)' },
  cacheShown: {
    zh: '缓存  {folder}：{entries} 种刊本，{size}',
    en: 'cache  {folder}: {entries|edition|editions}, {size}',
  },
  cacheCleared: {
    zh: '已清空  {folder}：{entries} 种刊本，{size}',
    en: 'cleared  {folder}: {entries|edition|editions}, {size}',
  },
  noCacheFolder: {
    zh: '没有用户的缓存文件夹，请用 --cache 指定',
    en: 'this user has no cache folder: name one with --cache',
  },
} as const satisfies Record<string, MessageText>;
