-- Each side of a case may write as many messages as are its own: else one of them could keep the other from writing. The service counts
-- them, while it holds the file of the case.
alter table message drop constraint message_number_check;
alter table message add constraint message_number_check check (number >= 1);
