package dev.qingfeng.notes;

enum Colour {
    RED,
    GREEN
}
