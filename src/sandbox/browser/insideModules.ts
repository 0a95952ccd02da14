import bridge from '../inside/bridge.js?raw'
import ending from '../inside/ending.js?raw'
import format from '../inside/format.js?raw'
import start from '../inside/start.js?raw'
import timers from '../inside/timers.js?raw'
import calls from '../sdk/calls.js?raw'
import command from '../sdk/command.js?raw'
import connection from '../sdk/connection.js?raw'
import database from '../sdk/database.js?raw'
import encode from '../sdk/encode.js?raw'
import serverSdk from '../sdk/serverSdk.js?raw'
import wx from '../sdk/wx.js?raw'

/** The text of the modules that run inside the sandbox beside a program, by file name. */
export const insideModules = new Map(
  Object.entries({
    bridge,
    ending,
    format,
    start,
    timers,
    calls,
    command,
    connection,
    database,
    encode,
    serverSdk,
    wx,
  }).map(([name, text]) => [`${name}.js`, text]),
)
