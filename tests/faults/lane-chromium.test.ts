import { runRows } from './run-rows'

runRows('Chromium')
