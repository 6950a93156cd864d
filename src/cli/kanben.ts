#!/usr/bin/env node
import './kanben.cjs';
