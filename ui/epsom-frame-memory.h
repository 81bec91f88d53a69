/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * epsom_frame_memory_keep: lets the program keep the memory in which a frame is drawn for the next one. Where nothing
 * but the processor draws, each frame asks for some pictures of the window's size and gives them back; glibc returns
 * them to the kernel, which has to clear every page anew, and that takes up to a third of the frame. To be called once,
 * before there is a window.
 */
void epsom_frame_memory_keep (void);
